package io.cicely.cli.install.ec2;

import io.cicely.cli.cloud.Cloud;
import io.cicely.cli.cloud.Refusal;
import io.cicely.cli.install.ec2.Errand.Asked;
import io.cicely.cli.plan.ec2.Ec2Change;
import io.cicely.cli.plan.step.Step;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/** Carries out the steps of a plan for EC2, one after the other. */
public final class Ec2Installer {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  /**
   * A call without an answer may have been carried out, and what it made may not be shown at once:
   * for so long it is looked for before it is asked for again.
   */
  private static final Duration LOOKS_BEFORE_ASKING_AGAIN = Duration.ofSeconds(5);

  private enum Sight {
    THERE,
    MISSING,
    UNKNOWN
  }

  private final Errands errands;
  private final Clock clock;
  private final Duration limit;

  /**
   * An installer.
   *
   * @param limit how long one step may take, until it is seen
   * @param tokens makes client tokens, each one of its own
   */
  public Ec2Installer(Cloud cloud, Clock clock, Duration limit, Supplier<String> tokens) {
    this.errands = new Errands(cloud, tokens);
    this.clock = clock;
    this.limit = limit;
  }

  /**
   * Carries a step out and returns when EC2 shows it. What is there already is not asked for.
   *
   * @throws Failure if EC2 refuses, or does not show it in time
   */
  public void carryOut(Step<Ec2Change> step) {
    Errand errand = errands.of(step.change());
    String what =
        "Cannot %s %s".formatted(step.kind().name().toLowerCase(Locale.ROOT), step.what());
    Deadline deadline = Deadline.after(clock, limit);
    Waits waits = new Waits(clock, FIRST_PAUSE, LONGEST_PAUSE);
    Deadline looksOnly = Deadline.after(clock, Duration.ZERO);
    boolean accepted = false;
    while (true) {
      Sight sight = look(errand, what);
      if (sight == Sight.THERE) {
        return;
      }
      if (sight == Sight.MISSING && !accepted && looksOnly.passed()) {
        switch (errand.ask()) {
          case Answer.Given<Asked>(Asked asked, String _) -> accepted = asked == Asked.ACCEPTED;
          case Answer.Not<Asked>(Trouble.Unavailable _) ->
              looksOnly = Deadline.after(clock, LOOKS_BEFORE_ASKING_AGAIN);
          case Answer.Not<Asked>(Trouble trouble) -> pass(errand, what, trouble);
        }
        waits.restart();
      }
      if (!waits.pause(deadline)) {
        throw late(what, accepted);
      }
    }
  }

  private static Sight look(Errand errand, String what) {
    return switch (errand.isSeen()) {
      case Answer.Given<Boolean>(Boolean seen, String _) -> seen ? Sight.THERE : Sight.MISSING;
      case Answer.Not<Boolean>(Trouble trouble) -> {
        if (!trouble.passing()) {
          throw Refusal.of(what, trouble);
        }
        yield Sight.UNKNOWN;
      }
    };
  }

  private static void pass(Errand errand, String what, Trouble trouble) {
    if (!trouble.passing() && !errand.mayPass(trouble)) {
      throw Refusal.of(what, trouble);
    }
  }

  private Failure late(String what, boolean accepted) {
    String why =
        accepted
            ? "EC2 accepted it and does not show it after " + limit.toSeconds() + " s"
            : "EC2 could not take it on within " + limit.toSeconds() + " s";
    return new Failure(
        Code.DEADLINE_PASSED, what, why, "Run it again: it carries on from what EC2 then has");
  }
}
