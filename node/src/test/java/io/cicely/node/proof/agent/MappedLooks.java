package io.cicely.node.proof.agent;

import io.cicely.node.ec2.RouteTable;
import io.cicely.node.proof.model.Cloud;
import io.cicely.node.proof.model.Ec2Moment;
import io.cicely.node.proof.model.MappedSite;
import io.cicely.node.proof.model.Turn;
import io.cicely.node.vip.MappedView;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Vip;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What MappedEyes may see at one look. */
final class MappedLooks {
  private final MappedRun run;
  private final Cloud cloud;
  private final String self;
  private final @Nullable Turn turn;

  MappedLooks(MappedSite site, MappedRun run, Turn turn) {
    this(site, run, turn.cloud(), turn.node(), turn);
  }

  /** For a monitor, which is over before anything else happens. */
  MappedLooks(MappedSite site, MappedRun run, Cloud cloud, int node) {
    this(site, run, cloud, node, null);
  }

  private MappedLooks(MappedSite site, MappedRun run, Cloud cloud, int node, @Nullable Turn turn) {
    this.run = run;
    this.cloud = cloud;
    this.self = site.instances().get(node);
    this.turn = turn;
  }

  void look(Question question, Duration patience) {
    Sight<MappedView.Own> underWay = run.own().underWay();
    if (question == Question.OWN_INTERFACES && underWay != null) {
      goOn(run.with(run.own().seeing(underWay)), underWay);
      return;
    }
    switch (question) {
      case OWN_INTERFACES -> {
        for (Sight<MappedView.Own> each : own()) {
          boolean awaited = !patience.isZero();
          goOn(run.with(awaited ? run.own().seeing(each) : run.own().waiting(each, true)), each);
        }
      }
      case HOLDER -> holder().forEach(each -> goOn(run.holder(each), each));
      case ROUTE_TABLES -> tables().forEach(each -> goOn(run.tables(each), each));
      case ELASTIC_IP -> elasticIp().forEach(each -> goOn(run.elasticIp(each), each));
      case KERNEL -> {
        Turn there = there();
        goOn(run.kernel(new Sight.Seen<>(there.kernel())), "the kernel");
        goOn(run.kernel(Sights.unknown()), "nothing of the kernel");
        goOn(run.kernel(Sights.unknownForGood()), "that ip is missing");
      }
      case NETWORK_INTERFACE, OWN_INSTANCE, OWNER, SUBNET ->
          throw new IllegalArgumentException("nothing about a mapping is decided by " + question);
    }
  }

  private Turn there() {
    if (turn == null) {
      throw new IllegalStateException("nobody takes a step");
    }
    return turn;
  }

  private void goOn(MappedRun next, Object seen) {
    there().way().goOn(next, "sees", new Words(seen));
  }

  /** The run with each answer that says where EC2 has the VIP. */
  List<MappedRun> whereEc2HasIt() {
    return switch (run.vip()) {
      case Vip.SecondaryIp _ ->
          own().stream().map(each -> run.with(run.own().seeing(each))).toList();
      case Vip.Route _ -> tables().stream().map(run::tables).toList();
      case Vip.ElasticIp _ -> elasticIp().stream().map(run::elasticIp).toList();
    };
  }

  private List<Sight<MappedView.Own>> own() {
    return answers(view -> new MappedView.Own(self, view.interfacesOf(self)));
  }

  private List<Sight<String>> holder() {
    return answers(view -> view.holderOfIpv6(run.vip().address().toString()));
  }

  private List<Sight<MappedView.Tables>> tables() {
    List<String> ids = run.vip() instanceof Vip.Route route ? route.routeTableIds() : List.of();
    return answers(
        view -> {
          List<RouteTable> tables = ids.stream().map(view::routeTable).toList();
          return new MappedView.Tables(self, tables);
        });
  }

  private List<Sight<MappedView.Address>> elasticIp() {
    String address = run.vip().address().toString();
    return answers(view -> new MappedView.Address(self, view.elasticIp(address)));
  }

  /** All that a Describe may bring, the truth first. */
  private <T> List<Sight<T>> answers(Function<Ec2Moment, T> describe) {
    List<Sight<T>> answers = new ArrayList<>();
    for (Ec2Moment view : cloud.views()) {
      Sight<T> seen = new Sight.Seen<>(describe.apply(view));
      if (!answers.contains(seen)) {
        answers.add(seen);
      }
    }
    answers.add(Sights.unknown());
    answers.add(Sights.unknownForGood());
    return answers;
  }
}
