package io.cicely.node.vip;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import io.cicely.node.net.Link;
import io.cicely.node.net.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next step towards not having the address here. The kernel decides: with the address off and
 * the link down no traffic for it reaches this node, whatever EC2 maps. But the outage begins with
 * the address, so that EC2 is asked first and the address goes once it answered, or a second has
 * passed. Detaching is asked for and not awaited: the next start waits for it.
 */
public final class EniStop {
  /** How long the address stays for a first answer of EC2, once EC2 was asked. */
  static final Duration FIRST_ANSWER = Duration.ofSeconds(1);

  /** How long EC2 is asked at all: a longer stop would only put off the start elsewhere. */
  static final Duration PATIENCE = Duration.ofSeconds(3);

  /** As long as it may take until EC2 can be asked: a cold start, or IMDS not answering. */
  static final Duration START_UP = Duration.ofSeconds(3);

  /** Meanwhile it may have become known when EC2 was first asked. */
  private static final Duration LOOK = Duration.ofMillis(250);

  private final EniView view;

  private EniStop(EniView view) {
    this.view = view;
  }

  /** The next step. */
  public static Step next(EniView view) {
    return new EniStop(view).next();
  }

  private Step next() {
    boolean detached = view.memory().hasDetached();
    if (view.networkInterface() instanceof Sight.NotLooked<EniSeen> && !detached) {
      return new Step.Look(Question.NETWORK_INTERFACE, Duration.ZERO);
    }
    return switch (view.kernel()) {
      case Sight.NotLooked<Snapshot> _, Sight.Pending<Snapshot> _ ->
          new Step.Look(Question.KERNEL, Step.NO_HURRY);
      case Sight.Unknown<Snapshot>(Failure reason, boolean passing) ->
          passing ? new Step.WaitForKernel(reason.why()) : new Step.GiveUp(reason);
      case Sight.Seen<Snapshot>(Snapshot kernel) -> {
        List<Change> changes = changes(kernel);
        yield changes.isEmpty() ? clean() : configure(changes);
      }
    };
  }

  private Step configure(List<Change> changes) {
    Duration left = left(FIRST_ANSWER);
    return view.networkInterface().isAnswered() || !left.isPositive()
        ? new Step.Configure(changes)
        : new Step.Look(Question.NETWORK_INTERFACE, least(left, LOOK));
  }

  private List<Change> changes(Snapshot kernel) {
    Guest guest = new Guest(view.vip(), kernel);
    List<Change> changes = new ArrayList<>(guest.toVanish());
    Link link = guest.linkToDisable(macAddress());
    // Tried once: a link that something enables again and again must not make the stop fail.
    boolean tried = view.memory().hasConfigured();
    if (link != null && !view.shared() && (!changes.isEmpty() || !tried)) {
      changes.add(new Change.DisableLink(link.name()));
    }
    return changes;
  }

  private String macAddress() {
    return view.networkInterface() instanceof Sight.Seen<EniSeen>(EniSeen seen)
        ? seen.eni().macAddress()
        : view.notedMac();
  }

  private Step clean() {
    if (view.shared() || view.memory().hasDetached()) {
      return new Step.Done("");
    }
    return switch (view.networkInterface()) {
      case Sight.NotLooked<EniSeen> _, Sight.Pending<EniSeen> _ -> waitForAnswer();
      case Sight.Unknown<EniSeen>(Failure reason, boolean passing) ->
          passing && isPatient() ? new Step.WaitForEc2(reason.why()) : without(reason.why());
      case Sight.Seen<EniSeen>(EniSeen seen) -> detach(seen.attachmentHere());
    };
  }

  private Step detach(@Nullable Attachment here) {
    if (here == null || EniSeen.isEnding(here)) {
      return new Step.Done("");
    }
    if (here.deviceIndex() == 0) {
      return without("it is this instance's primary interface");
    }
    return isPatient()
        ? new Step.Detach(here.id(), false)
        : without("EC2 has not accepted to detach it");
  }

  /**
   * What to do when EC2 did not accept to detach: the kernel is clean by then, so it never fails.
   */
  public static Step after(EniView view, Trouble trouble) {
    return switch (trouble) {
      case Trouble.Denied denied -> new EniStop(view).without(denied.why());
      case Trouble.Refused _,
          Trouble.NotFound _,
          Trouble.Throttled _,
          Trouble.Unavailable _,
          Trouble.NoCredentials _ ->
          new Step.WaitForEc2(trouble.why());
    };
  }

  private Step waitForAnswer() {
    Duration left = left(PATIENCE);
    return left.isPositive()
        ? new Step.Look(Question.NETWORK_INTERFACE, least(left, LOOK))
        : without("EC2 has not answered");
  }

  private boolean isPatient() {
    return left(PATIENCE).isPositive();
  }

  /** What is left of a span that begins when EC2 is first asked, at the latest after START_UP. */
  private Duration left(Duration span) {
    return span.minus(view.asking().isZero() ? view.now().minus(START_UP) : view.asking());
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** The next start detaches it from here by itself. */
  private Step without(String why) {
    return new Step.Done(
        "The address is off this node, but "
            + view.vip().networkInterfaceId()
            + " may still be attached here: "
            + why);
  }
}
