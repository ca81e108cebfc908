package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import io.cicely.node.net.Kernel;
import io.cicely.node.net.Snapshot;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import io.cicely.node.vip.Memory;
import io.cicely.node.vip.Mend;
import io.cicely.node.vip.Question;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import io.cicely.node.vip.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Observes, decides and acts, until the goal is seen or the deadline passes. What is decided by,
 * and how, depends on how the VIP moves.
 */
final class Loop<V> {
  private static final Duration FIRST_EC2_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_EC2_PAUSE = Duration.ofSeconds(1);

  /** For so long a Describe may still show what was before; a monitor must not believe it. */
  private static final Duration LAG = Duration.ofSeconds(5);

  private static final Duration LINK_PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST_KERNEL_PAUSE = Duration.ofMillis(250);

  private final Kernel kernel;
  private final Clock clock;
  private final Deadline deadline;
  private final Recorder recorder;
  private final Line line;
  private final Eyes<V> eyes;
  private final Waits ec2Waits;
  private final Waits kernelWaits;
  private Memory memory = Memory.empty();
  private String waitingFor = "";
  private String complaints = "";
  private String changed = "";

  /** The next step towards the goal. */
  interface Decision<V> {
    Step next(V view);
  }

  /** The next step when EC2 did not do the write; {@code what} says what was tried. */
  interface AfterTrouble<V> {
    Step next(V view, Step.Write write, String what, Trouble trouble);
  }

  Loop(Eyes<V> eyes, Line line, Kernel kernel, Deadline deadline, Recorder recorder) {
    this.eyes = eyes;
    this.line = line;
    this.kernel = kernel;
    this.clock = deadline.clock();
    this.deadline = deadline;
    this.recorder = recorder;
    this.ec2Waits = new Waits(clock, FIRST_EC2_PAUSE, LONGEST_EC2_PAUSE, recorder.crowd());
    this.kernelWaits = new Waits(clock, LINK_PAUSE, LONGEST_KERNEL_PAUSE);
  }

  /** Goes on until the decision is made that it is done, or cannot be. */
  Outcome run(String what, Decision<V> decision, AfterTrouble<V> after) {
    while (!deadline.passed()) {
      Step step = decision.next(view());
      Step answered =
          switch (step) {
            case Step.Write write -> write(write, after);
            case Step.Configure configure -> configure(what, configure);
            case Step.Look _, Step.WaitForEc2 _, Step.WaitForLink _, Step.WaitForKernel _ -> step;
            case Step.Done _, Step.GiveUp _ -> step;
          };
      switch (answered) {
        case Step.Look(Question question, Duration patience) -> look(question, patience);
        case Step.WaitForEc2(String until) -> waitForEc2(until);
        case Step.WaitForLink(String mac, String until) -> waitForLink(mac, until);
        case Step.WaitForKernel(String until) -> waitForKernel(until);
        case Step.Write _, Step.Configure _ -> {}
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

  /**
   * Looks at EC2, by one Describe, and at the kernel meanwhile. What EC2 shows wrong may be out of
   * date; then both are looked at again.
   */
  Verdict judge(Question ec2, Function<V, Sight<?>> answer, Function<V, Verdict> judgment) {
    while (true) {
      look(ec2, Duration.ZERO);
      look(Question.KERNEL, Step.NO_HURRY);
      if (!answer.apply(view()).isAnswered()) {
        look(ec2, Step.NO_HURRY);
      }
      V view = view();
      Verdict verdict = judgment.apply(view);
      boolean mayBeOutOfDate =
          verdict instanceof Verdict.Broken
              && answer.apply(view) instanceof Sight.Seen<?>
              && recorder.now().compareTo(LAG) < 0;
      if (!mayBeOutOfDate || !lookAgain()) {
        return verdict;
      }
    }
  }

  private Failure late(String what) {
    String why = waitingFor.isEmpty() ? "nothing answered" : waitingFor;
    String said = complaints.isEmpty() ? "" : "; the kernel said: " + complaints;
    return new Failure(Code.DEADLINE_PASSED, what, "not done in its time: " + why + said, "");
  }

  /**
   * Makes the changes until none is wanted, and says then what {@code verdict} says.
   *
   * @param wanted the changes that a kernel lacks
   */
  Verdict mend(
      String what,
      Function<V, Sight<Snapshot>> sight,
      Function<Snapshot, List<Change>> wanted,
      Function<Snapshot, Verdict> verdict) {
    Outcome outcome =
        run(
            what,
            view -> Mend.next(sight.apply(view), wanted),
            (_, _, _, trouble) -> new Step.WaitForEc2(trouble.why()));
    return switch (outcome) {
      case Outcome.Failed(Failure failure) -> new Verdict.Broken(failure.why());
      case Outcome.Reached _ ->
          sight.apply(view()) instanceof Sight.Seen<Snapshot>(Snapshot kernel)
              ? mended(verdict.apply(kernel))
              : new Verdict.Broken("the kernel was not seen");
    };
  }

  private Verdict mended(Verdict verdict) {
    return verdict instanceof Verdict.Running && !changed.isEmpty()
        ? new Verdict.Running(
            "Something else on this node had changed its network. Put back: " + changed)
        : verdict;
  }

  /** What is known now. */
  V view() {
    Duration now = recorder.now();
    memory = eyes.remember(eyes.view(now, memory), memory);
    return eyes.view(now, memory);
  }

  /** Looks, for no longer than the deadline allows. */
  void look(Question question, Duration patience) {
    Duration left = deadline.remaining();
    eyes.look(question, patience.compareTo(left) < 0 ? patience : left);
  }

  /** Lets time pass and forgets what was seen; false if there is no time left. */
  private boolean lookAgain() {
    boolean time = ec2Waits.pause(deadline);
    eyes.forgetEc2();
    eyes.forgetKernel();
    return time;
  }

  private void waitFor(String until) {
    waitingFor = until;
    recorder.saw("waiting: " + until);
  }

  private void waitForEc2(String until) {
    waitFor(until);
    lookAgain();
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

  private Step write(Step.Write write, AfterTrouble<V> after) {
    Answer<?> answer = Writes.make(write, line.connect());
    Step next = accepted(write, answer, "Cannot " + write.words(), after);
    eyes.forget(write);
    return next;
  }

  private Step accepted(Step.Write write, Answer<?> answer, String what, AfterTrouble<V> after) {
    return switch (answer) {
      case Answer.Given<?> _ -> {
        memory = memory.accepting(write, recorder.now());
        ec2Waits.restart();
        yield write;
      }
      case Answer.Not<?>(Trouble trouble) -> after.next(view(), write, what, trouble);
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
    changed = words(step.changes());
    waitingFor = "the kernel did not keep " + changed;
    memory = memory.accepting(step, recorder.now());
    recorder.did(began, changed + (complaints.isEmpty() ? "" : ": " + complaints));
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
