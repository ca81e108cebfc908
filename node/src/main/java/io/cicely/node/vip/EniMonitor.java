package io.cicely.node.vip;

import io.cicely.node.failure.Failure;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Whether the VIP runs here, from the kernel and, at depth 10, EC2. Denied and unanswered are the
 * same to a monitor: a healthy VIP stays where it is.
 */
public final class EniMonitor {
  private EniMonitor() {}

  /**
   * Depth 0: by the kernel alone. An empty {@code macAddress} or a null {@code router} is not
   * known: the rest has to do.
   */
  public static Verdict byKernel(
      Vip vip, Snapshot kernel, String macAddress, @Nullable Ipv4 router) {
    return byKernel(new Guest(vip, kernel).judge(macAddress, router));
  }

  private static Verdict byKernel(Presence kernel) {
    if (kernel instanceof Presence.Partly(boolean _, String what)) {
      return new Verdict.Broken(what);
    }
    return kernel instanceof Presence.Here ? new Verdict.Running("") : new Verdict.Stopped();
  }

  /** Depth 10, of a VIP that should run here. */
  public static Verdict byBoth(EniView view, @Nullable Ipv4 router) {
    return switch (view.kernel()) {
      case Sight.NotLooked<Snapshot> _, Sight.Pending<Snapshot> _ ->
          new Verdict.Broken("the kernel was not looked at");
      case Sight.Unknown<Snapshot>(Failure reason, boolean _) -> new Verdict.Broken(reason.why());
      case Sight.Seen<Snapshot>(Snapshot kernel) ->
          byBoth(new Guest(view.vip(), kernel).judge(macAddress(view), router), view);
    };
  }

  private static Verdict byBoth(Presence kernel, EniView view) {
    String eni = view.vip().networkInterfaceId();
    return switch (kernel) {
      case Presence.Partly _ -> byKernel(kernel);
      case Presence.Here _ ->
          switch (view.networkInterface()) {
            case Sight.Seen<EniSeen>(EniSeen seen) -> here(seen, view);
            case Sight.Unknown<EniSeen>(Failure reason, boolean _) ->
                new Verdict.Running("EC2 was not seen to agree: " + reason.why());
            case Sight.NotLooked<EniSeen> _, Sight.Pending<EniSeen> _ ->
                new Verdict.Running("EC2 was not seen to agree: no answer yet");
          };
      case Presence.Absent _ ->
          switch (view.networkInterface()) {
            case Sight.Seen<EniSeen>(EniSeen seen) ->
                seen.isHere() && !view.shared()
                    ? new Verdict.Broken(
                        eni + " is attached here, but the kernel has nothing of it")
                    : new Verdict.Stopped();
            case Sight.Unknown<EniSeen>(Failure reason, boolean _) ->
                new Verdict.Broken("the kernel has nothing of it, and " + reason.why());
            case Sight.NotLooked<EniSeen> _, Sight.Pending<EniSeen> _ ->
                new Verdict.Broken("the kernel has nothing of it, and EC2 has not answered");
          };
    };
  }

  private static Verdict here(EniSeen seen, EniView view) {
    String eni = seen.eni().id();
    if (!seen.isHere()) {
      var attachment = seen.eni().attachment();
      String where = attachment == null ? "nothing" : attachment.instanceId();
      return new Verdict.Broken(
          eni + " is attached to " + where + " and not to this instance, " + seen.self());
    }
    return seen.eni().carries(view.vip().address().toString())
        ? new Verdict.Running("")
        : new Verdict.Broken("EC2 no longer maps " + view.vip().address() + " to " + eni);
  }

  private static String macAddress(EniView view) {
    return view.networkInterface() instanceof Sight.Seen<EniSeen>(EniSeen seen)
        ? seen.eni().macAddress()
        : view.notedMac();
  }

  /**
   * A monitor with role=Stopped: running if the kernel has the address, stopped if not. EC2 has no
   * say in it: what a standby thinks of EC2 must never disturb the owner.
   */
  public static Verdict onStandby(EniView view) {
    if (!(view.kernel() instanceof Sight.Seen<Snapshot>(Snapshot kernel))) {
      return new Verdict.Stopped();
    }
    return switch (new Guest(view.vip(), kernel).judge(view.notedMac(), null)) {
      case Presence.Here _ -> new Verdict.Running("");
      case Presence.Partly(boolean address, String _) ->
          address ? new Verdict.Running("") : new Verdict.Stopped();
      case Presence.Absent _ -> new Verdict.Stopped();
    };
  }
}
