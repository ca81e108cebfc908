package io.cicely.node.vip;

import io.cicely.node.failure.Failure;
import io.cicely.node.net.Snapshot;

/** Whether a mapped VIP runs here. What EC2 does not answer takes no healthy VIP away. */
public final class MappedMonitor {
  private MappedMonitor() {}

  /**
   * Depth 0: by the kernel alone, and the record that a start left.
   *
   * @param notedMac MAC address of the link by the record, or empty
   * @param noted whether there is a record
   */
  public static Verdict byKernel(Vip.Mapped vip, Snapshot kernel, String notedMac, boolean noted) {
    return switch (vip) {
      case Vip.OnLink each -> onLink(new Alias(each, kernel).judge(notedMac));
      case Vip.ElasticIp each ->
          noted
              ? atHome(each, kernel)
              : new Verdict.Broken("only EC2 can say whether it is associated here");
    };
  }

  private static Verdict onLink(Presence presence) {
    return switch (presence) {
      case Presence.Here _ -> new Verdict.Running("");
      case Presence.Partly(boolean _, String what) -> new Verdict.Broken(what);
      case Presence.Absent _ -> new Verdict.Stopped();
    };
  }

  private static Verdict atHome(Vip.ElasticIp vip, Snapshot kernel) {
    return ElasticIpMapping.isAtHome(vip, kernel)
        ? new Verdict.Running("")
        : new Verdict.Broken("no link of this node has " + vip.privateAddress());
  }

  /**
   * Depth 10. An address on a link is absent where the kernel has nothing of it, even if EC2 still
   * maps it here: stop leaves it so.
   */
  public static Verdict byBoth(MappedView view) {
    return switch (view.kernel()) {
      case Sight.NotLooked<Snapshot> _, Sight.Pending<Snapshot> _ ->
          new Verdict.Broken("the kernel was not looked at");
      case Sight.Unknown<Snapshot>(Failure reason, boolean _) -> new Verdict.Broken(reason.why());
      case Sight.Seen<Snapshot>(Snapshot kernel) ->
          switch (view.vip()) {
            case Vip.SecondaryIp vip ->
                confirm(
                    onLink(new Alias(vip, kernel).judge(mac(view))),
                    new SecondaryIpMapping(view, vip).where());
            case Vip.Route vip ->
                confirm(
                    onLink(new Alias(vip, kernel).judge(mac(view))),
                    new RouteMapping(view, vip).where());
            case Vip.ElasticIp vip -> elasticIp(view, vip, kernel);
          };
    };
  }

  private static String mac(MappedView view) {
    MappedView.Noted noted = view.noted();
    return noted == null ? "" : noted.macAddress();
  }

  private static Verdict confirm(Verdict byKernel, Where where) {
    return byKernel instanceof Verdict.Running
        ? switch (where) {
          case Where.Here _ -> byKernel;
          case Where.Elsewhere(String what) -> new Verdict.Broken(what);
          case Where.Unknown(String why) ->
              new Verdict.Running("EC2 was not seen to agree: " + why);
        }
        : byKernel;
  }

  private static Verdict elasticIp(MappedView view, Vip.ElasticIp vip, Snapshot kernel) {
    boolean started = view.noted() != null;
    return switch (new ElasticIpMapping(view, vip).where()) {
      case Where.Here _ -> atHome(vip, kernel);
      case Where.Elsewhere(String what) ->
          started || isElsewhereHere(view) ? new Verdict.Broken(what) : new Verdict.Stopped();
      case Where.Unknown(String why) ->
          started
              ? confirm(atHome(vip, kernel), new Where.Unknown(why))
              : new Verdict.Broken("EC2 was not seen: " + why);
    };
  }

  /** Associated with another address of this instance: traffic reaches it all the same. */
  private static boolean isElsewhereHere(MappedView view) {
    return view.elasticIp() instanceof Sight.Seen<MappedView.Address>(MappedView.Address seen)
        && seen.isHere();
  }

  /**
   * A monitor with role=Stopped: running or stopped. An address on a link is there or not. An
   * Elastic IP is associated but once, so that it cannot be active twice: the record will do.
   */
  public static Verdict onStandby(MappedView view) {
    boolean here =
        switch (view.vip()) {
          case Vip.ElasticIp _ -> view.noted() != null;
          case Vip.OnLink vip ->
              view.kernel() instanceof Sight.Seen<Snapshot>(Snapshot kernel)
                  && hasAddress(new Alias(vip, kernel).judge(""));
        };
    return here ? new Verdict.Running("") : new Verdict.Stopped();
  }

  private static boolean hasAddress(Presence presence) {
    return switch (presence) {
      case Presence.Here _ -> true;
      case Presence.Partly(boolean address, String _) -> address;
      case Presence.Absent _ -> false;
    };
  }
}
