package io.cicely.node.vip;

import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Link;
import io.cicely.node.net.Snapshot;
import java.util.List;
import java.util.function.Function;

/**
 * What something else of the node took out of the kernel while the VIP runs here, or added so that
 * it does harm. It is mended in place: a stop and a start would be an outage. EC2 has no part in
 * it.
 */
public final class Mend {
  private Mend() {}

  /**
   * The changes that put an ENI's VIP back; none where all is well, and none where the ENI's link
   * has gone, which no change can mend.
   *
   * @param macAddress of the ENI
   */
  public static List<Change> changes(
      Vip.Eni vip, Snapshot kernel, String macAddress, Ipv4Network subnet) {
    Link link = kernel.linkWithMac(macAddress);
    return link == null ? List.of() : new Guest(vip, kernel).toAppear(link, subnet);
  }

  /**
   * The changes that put a mapped VIP back; an Elastic IP has nothing in the kernel that is the
   * agent's.
   *
   * @param macAddress of the link that the start brought it to
   */
  public static List<Change> changes(Vip.Mapped vip, Snapshot kernel, String macAddress) {
    return switch (vip) {
      case Vip.OnLink onLink -> changes(new Alias(onLink, kernel), kernel, macAddress);
      case Vip.ElasticIp _ -> List.of();
    };
  }

  private static List<Change> changes(Alias alias, Snapshot kernel, String macAddress) {
    Link link = kernel.linkWithMac(macAddress);
    return link == null || !alias.hasWayOut(link) ? List.of() : alias.toAppear(link);
  }

  /** The next step towards there being no changes to make. */
  public static Step next(Sight<Snapshot> sight, Function<Snapshot, List<Change>> changes) {
    return switch (sight) {
      case Sight.NotLooked<Snapshot> _, Sight.Pending<Snapshot> _ ->
          new Step.Look(Question.KERNEL, Step.NO_HURRY);
      case Sight.Unknown<Snapshot>(Failure reason, boolean passing) ->
          passing ? new Step.WaitForKernel(reason.why()) : new Step.GiveUp(reason);
      case Sight.Seen<Snapshot>(Snapshot kernel) -> {
        List<Change> wanted = changes.apply(kernel);
        yield wanted.isEmpty() ? new Step.Done("") : new Step.Configure(wanted);
      }
    };
  }
}
