package io.cicely.node.vip;

import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import io.cicely.node.net.Link;
import io.cicely.node.net.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The next step towards having EC2 map the VIP here. The kernel comes first: in a VPC an address in
 * two kernels is harmless while EC2 maps it to one, so that a planned move makes before it breaks.
 */
public final class MappedStart {
  /** EC2 says by these that the address or this instance cannot be brought together. */
  private static final Set<String> OF_THIS_NODE =
      Set.of("PrivateIpAddressLimitExceeded", "InvalidParameterValue");

  private static final Set<String> FOR_GOOD = Set.of("RouteLimitExceeded", "OperationNotPermitted");

  private final MappedView view;

  private MappedStart(MappedView view) {
    this.view = view;
  }

  /** The next step. */
  public static Step next(MappedView view) {
    MappedStart start = new MappedStart(view);
    return switch (view.kernel()) {
      case Sight.NotLooked<Snapshot> _, Sight.Pending<Snapshot> _ -> start.lookAround();
      case Sight.Unknown<Snapshot>(Failure reason, boolean passing) ->
          passing ? new Step.WaitForKernel(reason.why()) : new Step.GiveUp(reason);
      case Sight.Seen<Snapshot>(Snapshot kernel) ->
          switch (view.vip()) {
            case Vip.OnLink vip -> start.onLink(vip, kernel);
            case Vip.ElasticIp vip -> new ElasticIpMapping(view, vip).towards(kernel);
          };
    };
  }

  /** EC2 is asked already while the kernel is read. */
  private Step lookAround() {
    return view.own() instanceof Sight.NotLooked<MappedView.Own>
        ? new Step.Look(Question.OWN_INTERFACES, Duration.ZERO)
        : new Step.Look(Question.KERNEL, Step.NO_HURRY);
  }

  private Step onLink(Vip.OnLink vip, Snapshot kernel) {
    Alias alias = new Alias(vip, kernel);
    Link link = alias.link();
    if (link == null) {
      return vip.link().isEmpty()
          ? unsuitable(vip, "no link has a default route", "Name the link in interface")
          : unsuitable(vip, "there is no link " + vip.link(), "Correct interface");
    }
    if (!alias.hasWayOut(link)) {
      String why = "link " + link.name() + " has no default route and no subnet";
      return unsuitable(vip, why, "Let the link be configured by DHCP or router advertisements");
    }
    List<Change> changes = alias.toAppear(link);
    if (!changes.isEmpty()) {
      return new Step.Configure(changes);
    }
    if (!link.running()) {
      return new Step.WaitForKernel("link " + link.name() + " is down");
    }
    return switch (vip) {
      case Vip.SecondaryIp each -> new SecondaryIpMapping(view, each).towards(link);
      case Vip.Route each -> new RouteMapping(view, each).towards(link);
    };
  }

  /**
   * What to do instead of the write that met the trouble; {@code what} says what was tried. What
   * EC2 refuses because a Describe was out of date is decided anew.
   */
  public static Step after(MappedView view, Step.Write write, String what, Trouble trouble) {
    return switch (trouble) {
      case Trouble.Denied _ -> giveUp(view, trouble.failure(what));
      case Trouble.Refused refused when FOR_GOOD.contains(refused.errorCode()) ->
          giveUp(view, refused.failure(what));
      case Trouble.Refused refused
          when write instanceof Step.AssignIpv4 && OF_THIS_NODE.contains(refused.errorCode()) ->
          new Step.GiveUp(new Failure(Code.NODE_UNSUITABLE, what, refused.why(), ""));
      case Trouble.Refused _,
          Trouble.NotFound _,
          Trouble.Throttled _,
          Trouble.Unavailable _,
          Trouble.NoCredentials _ ->
          new Step.WaitForEc2(halfDone(view) + trouble.why());
    };
  }

  private static Step giveUp(MappedView view, Failure failure) {
    return new Step.GiveUp(
        new Failure(
            failure.code(), failure.what(), halfDone(view) + failure.why(), failure.action()));
  }

  /** Of several route tables some may lead here already: which do not is said first. */
  private static String halfDone(MappedView view) {
    String away = view.vip() instanceof Vip.Route route ? new RouteMapping(view, route).away() : "";
    return away.isEmpty() ? "" : away + ": ";
  }

  /** The interface of the VIP's link, or null if it was not seen. */
  public static MappedView.@Nullable Noted interfaceOf(Vip.OnLink vip, MappedView view) {
    if (view.kernel() instanceof Sight.Seen<Snapshot>(Snapshot kernel)
        && view.own() instanceof Sight.Seen<MappedView.Own>(MappedView.Own own)) {
      Link link = new Alias(vip, kernel).link();
      NetworkInterface eni = link == null ? null : own.withMac(link.macAddress());
      return eni == null ? null : new MappedView.Noted(eni.id(), eni.macAddress());
    }
    return null;
  }

  static Step.GiveUp unsuitable(Vip vip, String why, String action) {
    return new Step.GiveUp(
        new Failure(Code.NODE_UNSUITABLE, "Cannot start " + vip.address(), why, action));
  }
}
