package io.cicely.node.proof.agent;

import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.net.Snapshot;
import io.cicely.node.proof.model.Action;
import io.cicely.node.proof.model.MappedSite;
import io.cicely.node.proof.model.Node;
import io.cicely.node.proof.model.NodeKernel;
import io.cicely.node.proof.model.Print;
import io.cicely.node.proof.search.Mix;
import io.cicely.node.vip.MappedView;
import io.cicely.node.vip.Memory;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Vip;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * What the loop and MappedEyes keep between two steps.
 *
 * @param vip the VIP in the node's words
 * @param carrier the node's interface by the record of an earlier start; never null, but counting
 *     only if {@code noted}
 * @param young whether it began less than five seconds ago
 */
record MappedRun(
    Action action,
    Vip.Mapped vip,
    MappedView.Noted carrier,
    boolean noted,
    Glance<MappedView.Own> own,
    Sight<String> holder,
    Sight<MappedView.Tables> tables,
    Sight<MappedView.Address> elasticIp,
    Sight<NodeKernel> kernel,
    Memory memory,
    boolean young)
    implements LoopRun<MappedRun> {

  private static final Duration LONG_AGO = Duration.ofSeconds(1);
  private static final Duration LONG_OVER = Duration.ofSeconds(20);

  static MappedRun begin(Action action, MappedSite site, int node, Node.Note note) {
    return new MappedRun(
        action,
        site.vip(node),
        new MappedView.Noted(site.cards().get(node), site.mac(node), age(note)),
        note.isThere(),
        Glance.none(),
        Sights.notLooked(),
        Sights.notLooked(),
        Sights.notLooked(),
        Sights.notLooked(),
        Memory.empty(),
        true);
  }

  private static Duration age(Node.Note note) {
    return note == Node.Note.OLD ? LONG_OVER : Duration.ZERO;
  }

  MappedView view() {
    return new MappedView(
        vip,
        now(),
        own.sight(),
        holder,
        tables,
        elasticIp,
        snapshot(),
        memory,
        noted ? carrier : null);
  }

  private Sight<Snapshot> snapshot() {
    return Sights.map(kernel, NodeKernel::snapshot);
  }

  MappedRun with(Glance<MappedView.Own> next) {
    return new MappedRun(
        action, vip, carrier, noted, next, holder, tables, elasticIp, kernel, memory, young);
  }

  MappedRun holder(Sight<String> next) {
    return new MappedRun(
        action, vip, carrier, noted, own, next, tables, elasticIp, kernel, memory, young);
  }

  MappedRun tables(Sight<MappedView.Tables> next) {
    return new MappedRun(
        action, vip, carrier, noted, own, holder, next, elasticIp, kernel, memory, young);
  }

  MappedRun elasticIp(Sight<MappedView.Address> next) {
    return new MappedRun(
        action, vip, carrier, noted, own, holder, tables, next, kernel, memory, young);
  }

  MappedRun kernel(Sight<NodeKernel> next) {
    return new MappedRun(
        action, vip, carrier, noted, own, holder, tables, elasticIp, next, memory, young);
  }

  private MappedRun with(Memory next) {
    return new MappedRun(
        action, vip, carrier, noted, own, holder, tables, elasticIp, kernel, next, young);
  }

  /** As MappedEyes.forgetEc2. */
  @Override
  public MappedRun forgettingEc2() {
    boolean outdated =
        vip instanceof Vip.SecondaryIp || !(own.sight() instanceof Sight.Seen<MappedView.Own>);
    return new MappedRun(
        action,
        vip,
        carrier,
        noted,
        outdated ? own.forgotten() : own,
        Sights.notLooked(),
        Sights.notLooked(),
        Sights.notLooked(),
        kernel,
        memory,
        young);
  }

  @Override
  public MappedRun forgettingKernel() {
    return kernel(Sights.notLooked());
  }

  @Override
  public MappedRun forgetting(Step.Write write) {
    return forgettingEc2();
  }

  @Override
  public MappedRun accepting(Step step) {
    return step instanceof Step.Write ? with(memory.accepting(step, now())) : this;
  }

  @Override
  public boolean mayGrowOlder() {
    return young || memory.accepted().containsValue(now());
  }

  @Override
  public MappedRun older() {
    Map<Step, Duration> accepted = new HashMap<>();
    memory.accepted().keySet().forEach(step -> accepted.put(step, LONG_AGO));
    Memory older = new Memory(accepted, Map.of());
    return new MappedRun(
        action, vip, carrier, noted, own, holder, tables, elasticIp, kernel, older, false);
  }

  private Duration now() {
    return Age.now(young);
  }

  @Override
  public boolean sawOff(String instanceId) {
    return false;
  }

  @Override
  public boolean mentions(String id) {
    return memory.accepted().containsKey(new Step.Disassociate(id))
        || (elasticIp instanceof Sight.Seen<MappedView.Address>(MappedView.Address seen)
            && seen.elasticIp().associationId().equals(id));
  }

  @Override
  public void print(Print print) {
    print.put(noted);
    print.put(carrier.age().equals(LONG_OVER));
    print(own.sight(), print);
    print.put(own.underWay() == null);
    if (own.underWay() != null) {
      print(own.underWay(), print);
    }
    print.put(Sights.number(holder));
    if (holder instanceof Sight.Seen<String>(String card)) {
      print.card(card.isEmpty() ? null : card);
    }
    print.put(Sights.number(tables));
    if (tables instanceof Sight.Seen<MappedView.Tables>(MappedView.Tables seen)) {
      seen.tables().forEach(table -> print(table, print));
    }
    print.put(Sights.number(elasticIp));
    if (elasticIp instanceof Sight.Seen<MappedView.Address>(MappedView.Address seen)) {
      ElasticIp address = seen.elasticIp();
      print.id(address.associationId().isEmpty() ? null : address.associationId());
      print.instance(address.instanceId());
    }
    print.put(Sights.number(kernel));
    if (kernel instanceof Sight.Seen<NodeKernel>(NodeKernel seen)) {
      print.put(seen.print());
    }
    long sum = 0;
    for (Map.Entry<Step, Duration> each : memory.accepted().entrySet()) {
      boolean old = !young && each.getValue().equals(LONG_AGO);
      sum += Mix.spread(Mix.add(number(each.getKey(), print), old ? 1 : 0));
    }
    print.put(sum);
    print.put(young);
  }

  private void print(Sight<MappedView.Own> sight, Print print) {
    print.put(Sights.number(sight));
    if (sight instanceof Sight.Seen<MappedView.Own>(MappedView.Own seen)) {
      for (NetworkInterface each : seen.interfaces()) {
        print.put(each.carries(vip.address().toString()));
      }
    }
  }

  private static void print(RouteTable table, Print print) {
    for (RouteTable.Route route : table.routes()) {
      print.card(route.networkInterfaceId());
      print.put(route.active());
    }
  }

  /** All that a run writes is about its own node, but for what it takes from another one. */
  private static long number(Step step, Print print) {
    return switch (step) {
      case Step.Disassociate(String id) -> print.number(id);
      case Step.UnassignIpv6(String card, String _) -> 100L + print.cardNumber(card);
      case Step.CreateRoute(String table, String _, String _) -> Mix.of(table);
      case Step.ReplaceRoute(String table, String _, String _) -> Mix.of(table) + 1;
      case Step.AssignIpv4 _ -> 200;
      case Step.AssignIpv6 _ -> 201;
      case Step.Associate _ -> 202;
      default -> throw new IllegalStateException("remembered: " + step);
    };
  }
}
