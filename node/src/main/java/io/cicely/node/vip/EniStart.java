package io.cicely.node.vip;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Link;
import io.cicely.node.net.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * The next step towards having the ENI and its address here. Pacemaker starts only after a stop or
 * a confirmed fencing: the ENI is detached plainly from whoever has it, running or not, since a
 * node that was fenced and came back may hold it still. By force only from an instance that is seen
 * stopped or terminated, when plain detaching did not end.
 */
public final class EniStart {
  /** As long as a Describe may lag behind what was accepted; then it is asked for again. */
  static final Duration LAG = Duration.ofSeconds(5);

  /** EC2 takes a few seconds to detach; one that takes longer than this may be stuck. */
  static final Duration PLAIN_DETACH = Duration.ofSeconds(15);

  /** This instance can hold no further interface, or is in another zone than the ENI. */
  private static final Set<String> OF_THIS_NODE =
      Set.of("AttachmentLimitExceeded", "InvalidParameterCombination");

  private static final Set<String> OF_THE_ENI = Set.of("OperationNotPermitted");

  private final EniView view;

  private EniStart(EniView view) {
    this.view = view;
  }

  /** The next step. */
  public static Step next(EniView view) {
    return new EniStart(view).next();
  }

  /**
   * What to do instead of the step that met the trouble; {@code what} says what was tried. EC2's
   * refusals mostly say that a Describe was out of date: look again, then decide again.
   */
  public static Step after(String what, Trouble trouble) {
    return switch (trouble) {
      case Trouble.Denied denied -> new Step.GiveUp(denied.failure(what));
      case Trouble.Refused refused when OF_THIS_NODE.contains(refused.errorCode()) ->
          new Step.GiveUp(new Failure(Code.NODE_UNSUITABLE, what, refused.why(), ""));
      case Trouble.Refused refused when OF_THE_ENI.contains(refused.errorCode()) ->
          new Step.GiveUp(refused.failure(what));
      case Trouble.Refused refused -> new Step.WaitForEc2(refused.why());
      case Trouble.NotFound unknown -> new Step.WaitForEc2(unknown.why());
      case Trouble.Throttled throttled -> new Step.WaitForEc2(throttled.why());
      case Trouble.Unavailable unavailable -> new Step.WaitForEc2(unavailable.why());
      case Trouble.NoCredentials none -> new Step.WaitForEc2(none.why());
    };
  }

  private Step next() {
    return switch (view.networkInterface()) {
      case Sight.Seen<EniSeen>(EniSeen seen) -> next(seen);
      case Sight.NotLooked<EniSeen> _, Sight.Pending<EniSeen> _ -> look(Question.NETWORK_INTERFACE);
      case Sight.Unknown<EniSeen>(Failure reason, boolean passing) -> unknown(reason, passing);
    };
  }

  private Step next(EniSeen seen) {
    NetworkInterface eni = seen.eni();
    if (!eni.carries(view.vip().address().toString())) {
      String why = "EC2 maps to it " + addresses(eni);
      return giveUp(Code.EC2_REFUSED, why, "Assign the address to the ENI, or correct ip or eni");
    }
    Attachment attachment = eni.attachment();
    if (attachment == null) {
      return free(seen);
    }
    if (attachment.deviceIndex() == 0 && !attachment.instanceId().isEmpty()) {
      String why = "it is the primary interface of " + attachment.instanceId();
      return giveUp(Code.EC2_REFUSED, why, "Give the VIP an ENI of its own");
    }
    return attachment.instanceId().equals(seen.self()) ? mine(seen, attachment) : taken(attachment);
  }

  private Step free(EniSeen seen) {
    Duration accepted = view.memory().attachAccepted();
    if (accepted != null && view.now().minus(accepted).compareTo(LAG) < 0) {
      return guest(seen, false);
    }
    NetworkInterface.Status status = seen.eni().status();
    return switch (status) {
      case NetworkInterface.Status.Known.AVAILABLE -> attach(seen);
      case NetworkInterface.Status.Known.PENDING,
          NetworkInterface.Status.Known.ASSOCIATED,
          NetworkInterface.Status.Known.ATTACHING,
          NetworkInterface.Status.Known.IN_USE,
          NetworkInterface.Status.Known.DETACHING ->
          meanwhile(waitForEc2("it is " + status.word()));
      case NetworkInterface.Status.Other _ -> waitForEc2("it is " + status.word());
    };
  }

  private Step attach(EniSeen seen) {
    return switch (view.own()) {
      case Sight.Seen<Instance>(Instance own) ->
          new Step.Attach(seen.eni().id(), seen.self(), own.firstFreeDeviceIndex());
      case Sight.NotLooked<Instance> _, Sight.Pending<Instance> _ -> look(Question.OWN_INSTANCE);
      case Sight.Unknown<Instance>(Failure reason, boolean passing) -> unknown(reason, passing);
    };
  }

  private Step mine(EniSeen seen, Attachment attachment) {
    return switch (attachment.status()) {
      case Attachment.Status.Known.ATTACHED -> guest(seen, true);
      case Attachment.Status.Known.ATTACHING -> guest(seen, false);
      case Attachment.Status.Known.DETACHING, Attachment.Status.Known.DETACHED ->
          meanwhile(waitForEc2("it is still being detached from this instance"));
      case Attachment.Status.Other other -> waitForEc2("its attachment is " + other.word());
    };
  }

  private Step taken(Attachment attachment) {
    if (attachment.instanceId().isEmpty()) {
      String why = "it belongs to a service of AWS, by attachment " + attachment.id();
      return giveUp(Code.EC2_REFUSED, why, "Give the VIP an ENI of its own");
    }
    Memory memory = view.memory();
    Step.Detach plain = new Step.Detach(attachment.id(), false);
    String until = "it is being detached from " + attachment.instanceId();
    boolean asked = EniSeen.isEnding(attachment) || memory.acceptedWithin(plain, LAG, view.now());
    Step patient = asked ? meanwhile(waitForEc2(until)) : plain;
    if (!memory.isDetachingFor(attachment.id(), PLAIN_DETACH, view.now())) {
      return patient;
    }
    Step.Detach force = new Step.Detach(attachment.id(), true);
    return switch (view.owner()) {
      case Sight.NotLooked<InstanceState> _, Sight.Pending<InstanceState> _ -> look(Question.OWNER);
      case Sight.Unknown<InstanceState> _ -> patient;
      case Sight.Seen<InstanceState>(InstanceState state) ->
          isDead(state) && !memory.acceptedWithin(force, PLAIN_DETACH, view.now())
              ? force
              : patient;
    };
  }

  private static boolean isDead(InstanceState state) {
    return switch (state) {
      case InstanceState.Known.STOPPED, InstanceState.Known.TERMINATED -> true;
      case InstanceState.Known.PENDING,
          InstanceState.Known.RUNNING,
          InstanceState.Known.STOPPING,
          InstanceState.Known.SHUTTING_DOWN ->
          false;
      case InstanceState.Other _ -> false;
    };
  }

  private Step guest(EniSeen seen, boolean attached) {
    return switch (view.subnet()) {
      case Sight.NotLooked<Ipv4Network> _, Sight.Pending<Ipv4Network> _ -> look(Question.SUBNET);
      case Sight.Unknown<Ipv4Network>(Failure reason, boolean passing) -> unknown(reason, passing);
      case Sight.Seen<Ipv4Network>(Ipv4Network subnet) ->
          switch (view.kernel()) {
            case Sight.NotLooked<Snapshot> _, Sight.Pending<Snapshot> _ -> look(Question.KERNEL);
            case Sight.Unknown<Snapshot>(Failure reason, boolean passing) ->
                passing ? new Step.WaitForKernel(reason.why()) : giveUp(reason);
            case Sight.Seen<Snapshot>(Snapshot kernel) -> guest(seen, attached, subnet, kernel);
          };
    };
  }

  private Step guest(EniSeen seen, boolean attached, Ipv4Network subnet, Snapshot kernel) {
    String mac = seen.eni().macAddress();
    Link link = kernel.linkWithMac(mac);
    if (link == null) {
      return new Step.WaitForLink(mac, "no link has MAC " + mac);
    }
    List<Change> changes = new Guest(view.vip(), kernel).toAppear(link, subnet);
    if (!changes.isEmpty()) {
      return new Step.Configure(changes);
    }
    if (!link.running()) {
      return new Step.WaitForKernel("link " + link.name() + " is down");
    }
    if (attached) {
      return mayBeEnding(seen)
          ? waitForEc2("EC2 may not show yet that it is being detached from this instance")
          : new Step.Done("");
    }
    Duration accepted = view.memory().attachAccepted();
    return accepted != null && seen.at().compareTo(accepted) < 0
        ? look(Question.NETWORK_INTERFACE)
        : waitForEc2("EC2 has not attached it yet");
  }

  /**
   * Whether a stop, just before this start, may have had it detached, and EC2 still shows it as
   * attached. Not if this start attached it, nor while an earlier one's record stands: a stop takes
   * that away.
   */
  private boolean mayBeEnding(EniSeen seen) {
    return view.memory().attachAccepted() == null
        && view.notedMac().isEmpty()
        && seen.at().compareTo(LAG) < 0;
  }

  /** What will be needed is asked for while EC2 has its own work to do. */
  private Step meanwhile(Step wait) {
    if (view.own() instanceof Sight.NotLooked<Instance>) {
      return look(Question.OWN_INSTANCE);
    }
    return view.subnet() instanceof Sight.NotLooked<Ipv4Network> ? look(Question.SUBNET) : wait;
  }

  private Step unknown(Failure reason, boolean passing) {
    return passing ? new Step.WaitForEc2(reason.what() + ": " + reason.why()) : giveUp(reason);
  }

  private Step waitForEc2(String until) {
    return new Step.WaitForEc2(view.vip().networkInterfaceId() + ": " + until);
  }

  private static Step look(Question question) {
    return new Step.Look(question, Step.NO_HURRY);
  }

  private Step giveUp(Code code, String why, String action) {
    return giveUp(new Failure(code, "Cannot start " + name(view.vip()), why, action));
  }

  private static Step giveUp(Failure failure) {
    return new Step.GiveUp(failure);
  }

  private static String name(Vip.Eni vip) {
    return vip.address() + " on " + vip.networkInterfaceId();
  }

  private static String addresses(NetworkInterface eni) {
    StringBuilder addresses = new StringBuilder();
    for (NetworkInterface.PrivateAddress each : eni.privateAddresses()) {
      addresses.append(addresses.isEmpty() ? "" : ", ").append(each.address());
    }
    return addresses.isEmpty() ? "no address" : addresses.toString();
  }
}
