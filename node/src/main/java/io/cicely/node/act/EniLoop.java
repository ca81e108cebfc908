package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Kernel;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import io.cicely.node.vip.EniMonitor;
import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.EniStart;
import io.cicely.node.vip.EniStop;
import io.cicely.node.vip.EniView;
import io.cicely.node.vip.Memory;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Verdict;
import io.cicely.node.vip.Vip;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Observes, decides and acts for one VIP on an ENI, until the goal is seen or the deadline passes.
 */
public final class EniLoop {
  private static final Duration FIRST_EC2_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_EC2_PAUSE = Duration.ofSeconds(1);
  private static final Duration LINK_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_KERNEL_PAUSE = Duration.ofMillis(250);

  /** For so long a Describe may still show what was before; a monitor must not believe it. */
  private static final Duration LAG = Duration.ofSeconds(5);

  private final Vip.Eni vip;
  private final Kernel kernel;
  private final Clock clock;
  private final Deadline deadline;
  private final Recorder recorder;
  private final Noted noted;
  private final EniEyes eyes;
  private final Waits ec2Waits;
  private final Waits kernelWaits;
  private Memory memory = Memory.empty();
  private String waitingFor = "";
  private String complaints = "";

  /**
   * What earlier actions of this node left on record.
   *
   * @param macAddress of the ENI, or empty
   * @param subnet of the ENI, or null
   * @param shared whether another VIP of this node runs on the same ENI
   */
  public record Noted(String macAddress, @Nullable Ipv4Network subnet, boolean shared) {
    /** Nothing on record. */
    public static Noted nothing() {
      return new Noted("", null, false);
    }

    @Nullable Ipv4 router() {
      return subnet == null ? null : subnet.router();
    }
  }

  /** A loop that must end by the deadline. */
  public EniLoop(
      Vip.Eni vip, Cloud cloud, Kernel kernel, Deadline deadline, Recorder recorder, Noted noted) {
    this.vip = vip;
    this.kernel = kernel;
    this.clock = deadline.clock();
    this.deadline = deadline;
    this.recorder = recorder;
    this.noted = noted;
    this.eyes = new EniEyes(vip, cloud, kernel, recorder);
    this.ec2Waits = new Waits(clock, FIRST_EC2_PAUSE, LONGEST_EC2_PAUSE);
    this.kernelWaits = new Waits(clock, LINK_PAUSE, LONGEST_KERNEL_PAUSE);
  }

  /** Brings the VIP here. */
  public Outcome start() {
    return run(
        "Cannot start " + vip.address(),
        EniStart::next,
        (_, what, trouble) -> EniStart.after(what, trouble));
  }

  /** Takes the VIP off this node. */
  public Outcome stop() {
    return run(
        "Cannot stop " + vip.address(),
        EniStop::next,
        (view, _, trouble) -> EniStop.after(view, trouble));
  }

  /** Depth 10: looks at EC2 and the kernel. */
  public Verdict monitor() {
    while (true) {
      eyes.look(Question.NETWORK_INTERFACE, Duration.ZERO);
      eyes.look(Question.KERNEL, deadline.remaining());
      eyes.look(Question.NETWORK_INTERFACE, deadline.remaining());
      Verdict verdict = EniMonitor.byBoth(view(), noted.router());
      boolean mayBeOutOfDate =
          verdict instanceof Verdict.Broken
              && view().networkInterface() instanceof Sight.Seen<EniSeen>
              && recorder.now().compareTo(LAG) < 0;
      if (!mayBeOutOfDate || !ec2Waits.pause(deadline)) {
        return verdict;
      }
      forget();
    }
  }

  /** With role=Stopped: the kernel decides; EC2 is asked for the record, for one second at most. */
  public Verdict monitorOnStandby() {
    eyes.look(Question.NETWORK_INTERFACE, Duration.ZERO);
    eyes.look(Question.KERNEL, deadline.remaining());
    eyes.look(Question.NETWORK_INTERFACE, LONGEST_EC2_PAUSE);
    return EniMonitor.onStandby(view());
  }

  /** What was learnt of the ENI, for the record; nothing, unless a start reached its goal. */
  public Noted learnt() {
    EniView view = view();
    return view.networkInterface() instanceof Sight.Seen<EniSeen>(EniSeen seen)
            && view.subnet() instanceof Sight.Seen<Ipv4Network>(Ipv4Network subnet)
        ? new Noted(seen.eni().macAddress(), subnet, noted.shared())
        : Noted.nothing();
  }

  private interface Decision {
    Step next(EniView view);
  }

  private interface AfterTrouble {
    Step next(EniView view, String what, Trouble trouble);
  }

  private Outcome run(String what, Decision decision, AfterTrouble after) {
    while (!deadline.passed()) {
      Step step = decision.next(view());
      Step answered =
          switch (step) {
            case Step.Detach detach -> detach(detach, after);
            case Step.Attach attach -> attach(attach, after);
            case Step.Configure configure -> configure(what, configure);
            case Step.Look _, Step.WaitForEc2 _, Step.WaitForLink _, Step.WaitForKernel _ -> step;
            case Step.Done _, Step.GiveUp _ -> step;
          };
      switch (answered) {
        case Step.Look(Question question, Duration patience) -> look(question, patience);
        case Step.WaitForEc2(String until) -> waitForEc2(until);
        case Step.WaitForLink(String mac, String until) -> waitForLink(mac, until);
        case Step.WaitForKernel(String until) -> waitForKernel(until);
        case Step.Detach _, Step.Attach _, Step.Configure _ -> {}
        case Step.Done(String warning) -> {
          return new Outcome.Reached(warning);
        }
        case Step.GiveUp(Failure failure) -> {
          return new Outcome.Failed(failure);
        }
      }
    }
    return new Outcome.Failed(late(what));
  }

  private Failure late(String what) {
    String why = waitingFor.isEmpty() ? "nothing answered" : waitingFor;
    String said = complaints.isEmpty() ? "" : "; the kernel said: " + complaints;
    return new Failure(Code.DEADLINE_PASSED, what, "not done in its time: " + why + said, "");
  }

  private EniView view() {
    EniView view = eyes.view(recorder.now(), memory, noted.macAddress(), noted.shared());
    if (view.networkInterface() instanceof Sight.Seen<EniSeen>(EniSeen seen)) {
      memory = seen.remember(memory);
    }
    return eyes.view(view.now(), memory, noted.macAddress(), noted.shared());
  }

  private void look(Question question, Duration patience) {
    Duration left = deadline.remaining();
    eyes.look(question, patience.compareTo(left) < 0 ? patience : left);
  }

  private void forget() {
    eyes.forgetEc2();
    eyes.forgetKernel();
  }

  private void waitFor(String until) {
    waitingFor = until;
    recorder.saw("waiting: " + until);
  }

  private void waitForEc2(String until) {
    waitFor(until);
    ec2Waits.pause(deadline);
    forget();
  }

  /** EC2 is looked at as well, less often: the attachment may yet fail. */
  private void waitForLink(String macAddress, String until) {
    waitFor(until);
    Deadline nextLook = deadline.within(ec2Waits.grow());
    Waits waits = new Waits(clock, LINK_PAUSE, LINK_PAUSE);
    boolean here = kernel.hasLink(macAddress);
    while (!here && waits.pause(nextLook)) {
      here = kernel.hasLink(macAddress);
    }
    eyes.forgetKernel();
    if (!here) {
      eyes.forgetEc2();
    }
  }

  private void waitForKernel(String until) {
    waitFor(until);
    kernelWaits.pause(deadline);
    eyes.forgetKernel();
  }

  private Step detach(Step.Detach step, AfterTrouble after) {
    String id = step.attachmentId();
    Answer<?> answer = step.force() ? eyes.ec2().forceDetach(id) : eyes.ec2().detach(id);
    String what = "Cannot detach " + vip.networkInterfaceId() + " (" + id + ")";
    Step next = accepted(step, answer, what, after);
    eyes.forgetEc2();
    return next;
  }

  private Step attach(Step.Attach step, AfterTrouble after) {
    Answer<?> answer =
        eyes.ec2().attach(step.networkInterfaceId(), step.instanceId(), step.deviceIndex());
    String what = "Cannot attach " + step.networkInterfaceId() + " to " + step.instanceId();
    eyes.forgetOwnInstance();
    return accepted(step, answer, what, after);
  }

  private Step accepted(Step step, Answer<?> answer, String what, AfterTrouble after) {
    return switch (answer) {
      case Answer.Given<?> _ -> {
        memory = memory.accepting(step, recorder.now());
        ec2Waits.restart();
        yield step;
      }
      case Answer.Not<?>(Trouble trouble) -> after.next(view(), what, trouble);
    };
  }

  private Step configure(String what, Step.Configure step) {
    if (memory.accepted().containsKey(step)) {
      kernelWaits.pause(deadline);
    }
    Duration began = recorder.now();
    try {
      complaints = kernel.apply(step.changes());
    } catch (Failure untried) {
      return new Step.GiveUp(new Failure(untried.code(), what, untried.why(), untried.action()));
    }
    waitingFor = "the kernel did not keep " + words(step.changes());
    memory = memory.accepting(step, recorder.now());
    recorder.did(began, words(step.changes()) + (complaints.isEmpty() ? "" : ": " + complaints));
    eyes.forgetKernel();
    return step;
  }

  private static String words(List<Change> changes) {
    StringBuilder words = new StringBuilder();
    for (Change change : changes) {
      words.append(words.isEmpty() ? "" : ", ").append(change.words());
    }
    return words.toString();
  }
}
