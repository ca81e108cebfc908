package io.cicely.node.vip;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import io.cicely.node.net.Snapshot;
import java.util.List;

/**
 * The next step towards no traffic for the VIP reaching this node's programs. With the address off
 * the kernel none does, whatever EC2 maps: EC2 need not even answer. An Elastic IP ends at an
 * address that stays, so that EC2 must be seen to have taken it away.
 */
public final class MappedStop {
  private MappedStop() {}

  /** The next step. */
  public static Step next(MappedView view) {
    return switch (view.vip()) {
      case Vip.ElasticIp vip -> new ElasticIpMapping(view, vip).away();
      case Vip.OnLink vip -> offLink(vip, view.kernel());
    };
  }

  private static Step offLink(Vip.OnLink vip, Sight<Snapshot> sight) {
    return switch (sight) {
      case Sight.NotLooked<Snapshot> _, Sight.Pending<Snapshot> _ ->
          new Step.Look(Question.KERNEL, Step.NO_HURRY);
      case Sight.Unknown<Snapshot>(Failure reason, boolean passing) ->
          passing ? new Step.WaitForKernel(reason.why()) : new Step.GiveUp(reason);
      case Sight.Seen<Snapshot>(Snapshot kernel) -> {
        List<Change> changes = new Alias(vip, kernel).toVanish();
        yield changes.isEmpty() ? new Step.Done("") : new Step.Configure(changes);
      }
    };
  }

  /** What to do instead of the disassociation that met the trouble. */
  public static Step after(String what, Trouble trouble) {
    return switch (trouble) {
      case Trouble.Denied denied -> new Step.GiveUp(denied.failure(what));
      case Trouble.Refused _,
          Trouble.NotFound _,
          Trouble.Throttled _,
          Trouble.Unavailable _,
          Trouble.NoCredentials _ ->
          new Step.WaitForEc2(trouble.why());
    };
  }
}
