package io.cicely.cli.bench.zone;

import io.cicely.node.act.RecordedEc2;
import io.cicely.node.act.Recorder;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Subnet;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.EniStart;
import io.cicely.node.vip.EniView;
import io.cicely.node.vip.Memory;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Vip;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * The start of a VIP on an ENI: the loop of the shipped agent without its threads, around the
 * shipped decisions. The kernel's part is the plugging of the link.
 */
final class EniMove {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

  private final Holding holding;
  private final Ec2 ec2;
  private final Patience clock;
  private final Pair pair;
  private final Vip.Eni vip;
  private final Deadline never;
  private final Waits waits;
  private Sight<EniSeen> eni = new Sight.NotLooked<>();
  private Sight<Instance> own = new Sight.NotLooked<>();
  private Sight<Ipv4Network> subnet = new Sight.NotLooked<>();
  private Memory memory = Memory.empty();
  private boolean done;

  EniMove(PairEc2 pairEc2) {
    Recorder recorder = recorder(pairEc2);
    this.holding = pairEc2.holding();
    this.ec2 = new RecordedEc2(pairEc2, recorder);
    this.clock = pairEc2.clock();
    this.pair = holding.pair();
    this.vip = new Vip.Eni(Ipv4.parse(PairEc2.ADDRESS), pair.eni());
    this.never = Deadline.never(clock);
    this.waits = waits(clock, recorder);
  }

  /** What a run of an agent on the survivor keeps of its calls. */
  static Recorder recorder(PairEc2 ec2) {
    Recorder recorder = new Recorder(ec2.clock());
    recorder.crowd().seenBy(ec2.holding().pair().survivor());
    return recorder;
  }

  /** The pauses of the agents' loops. */
  static Waits waits(Patience clock, Recorder recorder) {
    return new Waits(clock, FIRST_PAUSE, LONGEST_PAUSE, recorder.crowd());
  }

  void toTheEnd() {
    while (!done) {
      Step step = EniStart.next(view());
      switch (step) {
        case Step.Look(Question question, Duration _) -> look(question);
        case Step.WaitForEc2 _ -> waitForEc2();
        case Step.Detach(String id, boolean _) -> {
          act(step, ec2.detach(id));
          eni = new Sight.NotLooked<>();
        }
        case Step.Attach(String id, String self, int index) -> {
          act(step, ec2.attach(id, self, index));
          own = new Sight.NotLooked<>();
        }
        case Step.Write _,
            Step.WaitForLink _,
            Step.WaitForKernel _,
            Step.Configure _,
            Step.Done _ ->
            throw new IllegalStateException("decided without the kernel: " + step);
        case Step.GiveUp(var failure) -> throw failure;
      }
    }
  }

  private EniView view() {
    if (eni instanceof Sight.Seen<EniSeen>(EniSeen seen)) {
      memory = seen.remember(memory);
    }
    return new EniView(
        vip,
        clock.elapsed(),
        Duration.ZERO,
        eni,
        own,
        new Sight.NotLooked<>(),
        subnet,
        new Sight.NotLooked<>(),
        memory,
        "",
        false);
  }

  private void look(Question question) {
    switch (question) {
      case NETWORK_INTERFACE -> {
        Duration at = clock.elapsed();
        eni =
            sight(
                ec2.describeNetworkInterfaces(Select.ids(pair.eni())),
                (NetworkInterface seen) -> new EniSeen(pair.survivor(), seen, at));
      }
      case OWN_INSTANCE ->
          own = sight(ec2.describeInstances(Select.ids(pair.survivor())), each -> each);
      case SUBNET ->
          subnet =
              sight(
                  ec2.describeSubnets(Select.ids("subnet-00000001")),
                  (Subnet each) -> Ipv4Network.parse(each.cidrBlock()));
      case OWNER, OWN_INTERFACES, HOLDER, ROUTE_TABLES, ELASTIC_IP ->
          throw new IllegalStateException("no start of an ENI asks in here for " + question);
      case KERNEL -> kernel();
    }
  }

  /** With the link there, what is left is EC2's word that it is attached. */
  private void kernel() {
    Duration left = holding.linked().minus(clock.elapsed());
    if (left.isPositive()) {
      Duration look = waits.grow();
      clock.sleep(left.compareTo(look) < 0 ? left : look);
      eni = new Sight.NotLooked<>();
      return;
    }
    if (eni instanceof Sight.Seen<EniSeen>(EniSeen seen) && isAttached(seen)) {
      done = true;
    } else {
      waitForEc2();
    }
  }

  private static boolean isAttached(EniSeen seen) {
    Attachment here = seen.attachmentHere();
    return here != null && here.status() == Attachment.Status.Known.ATTACHED;
  }

  private void act(Step step, Answer<?> answer) {
    switch (answer) {
      case Answer.Given<?> _ -> {
        memory = memory.accepting(step, clock.elapsed());
        waits.restart();
      }
      case Answer.Not<?>(Trouble trouble) -> {
        if (EniStart.after("", trouble) instanceof Step.GiveUp(var failure)) {
          throw failure;
        }
        waitForEc2();
      }
    }
  }

  private void waitForEc2() {
    waits.pause(never);
    eni = new Sight.NotLooked<>();
    own = own instanceof Sight.Unknown<Instance> ? new Sight.NotLooked<>() : own;
    subnet = subnet instanceof Sight.Unknown<Ipv4Network> ? new Sight.NotLooked<>() : subnet;
  }

  private static <T, U> Sight<U> sight(Answer<List<T>> answer, Function<T, U> view) {
    return switch (answer) {
      case Answer.Given<List<T>>(List<T> found, String _) ->
          new Sight.Seen<>(view.apply(found.getFirst()));
      case Answer.Not<List<T>>(Trouble trouble) ->
          new Sight.Unknown<>(trouble.failure("Cannot see it"), trouble.passing());
    };
  }
}
