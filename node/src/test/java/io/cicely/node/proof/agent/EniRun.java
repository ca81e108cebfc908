package io.cicely.node.proof.agent;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Snapshot;
import io.cicely.node.proof.model.Action;
import io.cicely.node.proof.model.NodeKernel;
import io.cicely.node.proof.model.Print;
import io.cicely.node.proof.search.Mix;
import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.EniView;
import io.cicely.node.vip.Memory;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Vip;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What EniLoop and EniEyes keep between two steps.
 *
 * @param phase of a start: 0 while it is young, 1 after five seconds; of a stop: 0 while EC2 has
 *     its first second to answer, 1 while it is worth waiting for, 2 when it no longer is
 */
record EniRun(
    Action action,
    String notedMac,
    Glance<EniSeen> eni,
    Sight<Instance> own,
    Sight<InstanceState> owner,
    Sight<Ipv4Network> subnet,
    Sight<NodeKernel> kernel,
    Memory memory,
    int phase)
    implements LoopRun<EniRun> {

  static final int LAST_PHASE = 2;

  private static final Duration[] ASKING = {
    Duration.ofMillis(1), Duration.ofSeconds(2), Duration.ofSeconds(3)
  };
  private static final Duration[] UNASKED = {
    Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(6)
  };

  static EniRun begin(Action action, String notedMac) {
    return new EniRun(
        action,
        notedMac,
        Glance.none(),
        Sights.notLooked(),
        Sights.notLooked(),
        Sights.notLooked(),
        Sights.notLooked(),
        Memory.empty(),
        0);
  }

  EniView view(Vip.Eni vip) {
    boolean stop = action == Action.STOP;
    return new EniView(
        vip,
        stop ? UNASKED[phase] : now(),
        eni.asked() ? ASKING[phase] : Duration.ZERO,
        eni.sight(),
        own,
        owner,
        subnet,
        snapshot(),
        memory,
        notedMac,
        false);
  }

  private boolean isYoung() {
    return phase == 0;
  }

  /** The time of what is seen and done now. */
  Duration now() {
    return Age.now(isYoung());
  }

  private Sight<Snapshot> snapshot() {
    return Sights.map(kernel, NodeKernel::snapshot);
  }

  EniRun with(Glance<EniSeen> next) {
    return new EniRun(action, notedMac, next, own, owner, subnet, kernel, memory, phase);
  }

  EniRun own(Sight<Instance> next) {
    return new EniRun(action, notedMac, eni, next, owner, subnet, kernel, memory, phase);
  }

  EniRun owner(Sight<InstanceState> next) {
    return new EniRun(action, notedMac, eni, own, next, subnet, kernel, memory, phase);
  }

  EniRun subnet(Sight<Ipv4Network> next) {
    return new EniRun(action, notedMac, eni, own, owner, next, kernel, memory, phase);
  }

  EniRun kernel(Sight<NodeKernel> next) {
    return new EniRun(action, notedMac, eni, own, owner, subnet, next, memory, phase);
  }

  EniRun with(Memory next) {
    return new EniRun(action, notedMac, eni, own, owner, subnet, kernel, next, phase);
  }

  EniRun in(int next) {
    return new EniRun(action, notedMac, eni, own, owner, subnet, kernel, memory, next);
  }

  /** As EniEyes.forgetEc2: of this instance and the subnet only what is unknown. */
  @Override
  public EniRun forgettingEc2() {
    return new EniRun(
        action,
        notedMac,
        eni.forgotten(),
        Sights.isUnknown(own) ? Sights.notLooked() : own,
        Sights.notLooked(),
        Sights.isUnknown(subnet) ? Sights.notLooked() : subnet,
        kernel,
        memory,
        phase);
  }

  @Override
  public EniRun forgettingKernel() {
    return kernel(Sights.notLooked());
  }

  @Override
  public EniRun forgetting(Step.Write write) {
    return write instanceof Step.Attach ? own(Sights.notLooked()) : forgettingEc2();
  }

  /** What was seen was seen before what is done now; a stop remembers that it changed something. */
  @Override
  public EniRun accepting(Step step) {
    Step noted =
        action == Action.STOP && step instanceof Step.Configure
            ? new Step.Configure(List.of())
            : step;
    EniRun next = step instanceof Step.Attach ? seenBefore() : this;
    return next.with(memory.accepting(noted, now()));
  }

  private EniRun seenBefore() {
    if (!(eni.sight() instanceof Sight.Seen<EniSeen>(EniSeen seen))) {
      return this;
    }
    EniSeen earlier = new EniSeen(seen.self(), seen.eni(), Age.before(seen.at()));
    return with(new Glance<>(new Sight.Seen<>(earlier), eni.underWay(), true));
  }

  @Override
  public boolean mayGrowOlder() {
    return action == Action.STOP ? phase < LAST_PHASE : isYoung() || !Age.isFinal(memory);
  }

  /** Five seconds later in a start, with less patience left in a stop. */
  @Override
  public EniRun older() {
    if (action == Action.STOP) {
      return in(phase + 1);
    }
    Glance<EniSeen> glance = eni;
    if (eni.sight() instanceof Sight.Seen<EniSeen>(EniSeen seen)) {
      // What was seen in the start's first seconds stays that.
      Duration at = isYoung() ? seen.at() : Age.older(seen.at(), false);
      EniSeen older = new EniSeen(seen.self(), seen.eni(), at);
      glance = new Glance<>(new Sight.Seen<>(older), eni.underWay(), eni.asked());
    }
    return with(glance).with(Age.older(memory, isYoung())).in(1);
  }

  @Override
  public boolean sawOff(String instanceId) {
    return owner instanceof Sight.Seen<InstanceState>(InstanceState state)
        && (state == InstanceState.Known.STOPPED || state == InstanceState.Known.TERMINATED)
        && eni.sight() instanceof Sight.Seen<EniSeen>(EniSeen seen)
        && seen.eni().attachment() != null
        && seen.eni().attachment().instanceId().equals(instanceId);
  }

  @Override
  public boolean mentions(String id) {
    return isIn(eni.sight(), id)
        || (eni.underWay() != null && isIn(eni.underWay(), id))
        || memory.detachingSince().containsKey(id)
        || memory.accepted().containsKey(new Step.Detach(id, false))
        || memory.accepted().containsKey(new Step.Detach(id, true));
  }

  private static boolean isIn(Sight<EniSeen> sight, String id) {
    return sight instanceof Sight.Seen<EniSeen>(EniSeen seen)
        && seen.eni().attachment() != null
        && seen.eni().attachment().id().equals(id);
  }

  /** Whether it was looked at after the last attach was accepted, if one was. */
  private boolean isFresh() {
    Duration seen = eni.sight() instanceof Sight.Seen<EniSeen>(EniSeen each) ? each.at() : now();
    for (Map.Entry<Step, Duration> each : memory.accepted().entrySet()) {
      if (each.getKey() instanceof Step.Attach && seen.compareTo(each.getValue()) < 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void print(Print print) {
    print.put(notedMac.isEmpty());
    print(eni.sight(), print);
    print.put(eni.underWay() == null);
    if (eni.underWay() != null) {
      print(eni.underWay(), print);
    }
    print.put(eni.asked());
    print.put(phase);
    print.put(Sights.number(own));
    if (own instanceof Sight.Seen<Instance>(Instance seen)) {
      print.put(seen.firstFreeDeviceIndex());
    }
    print.put(Sights.number(owner));
    if (owner instanceof Sight.Seen<InstanceState>(InstanceState.Known state)) {
      print.put(state);
    }
    print.put(Sights.number(subnet));
    print.put(Sights.number(kernel));
    if (kernel instanceof Sight.Seen<NodeKernel>(NodeKernel seen)) {
      print.put(seen.print());
    }
    printMemory(print);
  }

  private static void print(Sight<EniSeen> sight, Print print) {
    print.put(Sights.number(sight));
    if (sight instanceof Sight.Seen<EniSeen>(EniSeen seen)) {
      @Nullable Attachment attachment = seen.eni().attachment();
      print.put(attachment == null);
      if (attachment != null) {
        print.id(attachment.id());
        print.instance(attachment.instanceId());
        print.put(attachment.deviceIndex());
        print.put((Attachment.Status.Known) attachment.status());
      }
    }
  }

  /** Summed up: a map has no order of its own. */
  private void printMemory(Print print) {
    long sum = 0;
    for (Map.Entry<Step, Duration> each : memory.accepted().entrySet()) {
      long step =
          switch (each.getKey()) {
            case Step.Detach(String id, boolean force) -> 2L * print.number(id) + (force ? 1 : 0);
            case Step.Attach _ -> 101;
            case Step.Configure _ -> 102;
            default -> throw new IllegalStateException("remembered: " + each.getKey());
          };
      sum += Mix.spread(Mix.add(step, Age.of(each.getValue(), isYoung())));
    }
    for (Map.Entry<String, Duration> each : memory.detachingSince().entrySet()) {
      long step = 200L + print.number(each.getKey());
      sum += Mix.spread(Mix.add(step, Age.of(each.getValue(), isYoung())));
    }
    print.put(sum);
    print.put(isFresh());
  }
}
