package io.cicely.cli.bench.zone;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2.StopMethod;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Select;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * fence_aws of ClusterLabs, read and tried in its revision of August 2025 (agents/aws/fence_aws.py
 * and lib/fencing.py.py): reboot is off and on. Its state must be on or off at the beginning; it
 * looks at its own instance, stops, then looks each second until off, for as long as Pacemaker lets
 * it. A look that fails after botocore's attempts ends it. That the node does not come up is only
 * logged.
 */
final class FenceAws {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final PairEc2 ec2;
  private final Pair pair;

  FenceAws(PairEc2 ec2) {
    this.ec2 = ec2;
    this.pair = ec2.holding().pair();
  }

  /** Whether it reported success. */
  boolean reboot() {
    Optional<InstanceState> before = look(pair.lost());
    if (before.isEmpty() || !isKnown(before.get())) {
      return false;
    }
    if (before.get() == InstanceState.Known.RUNNING && !off()) {
      return false;
    }
    on();
    return true;
  }

  /** Running is on, stopped is off, all else unknown. */
  private static boolean isKnown(InstanceState state) {
    return state == InstanceState.Known.RUNNING || state == InstanceState.Known.STOPPED;
  }

  private boolean off() {
    if (look(pair.survivor()).isEmpty()
        || Botocore.LEGACY.call(
                ec2, () -> ec2.stop(pair.lost(), StopMethod.FORCE_SKIPPING_OS_SHUTDOWN))
            instanceof Answer.Not<?>) {
      return false;
    }
    return isSeen(InstanceState.Known.STOPPED);
  }

  private void on() {
    if (Botocore.LEGACY.call(ec2, () -> ec2.start(pair.lost())) instanceof Answer.Given<?>) {
      boolean _ = isSeen(InstanceState.Known.RUNNING);
    }
  }

  private boolean isSeen(InstanceState wanted) {
    Optional<InstanceState> state = look(pair.lost());
    while (state.isPresent() && !state.get().equals(wanted)) {
      ec2.clock().sleep(POLL);
      state = look(pair.lost());
    }
    return state.isPresent();
  }

  private Optional<InstanceState> look(String id) {
    Select which = Select.where("instance-id", id);
    return switch (Botocore.LEGACY.call(ec2, () -> ec2.describeInstances(which))) {
      case Answer.Given<List<Instance>>(List<Instance> found, String _) ->
          Optional.of(found.getFirst().state());
      case Answer.Not<List<Instance>> _ -> Optional.empty();
    };
  }
}
