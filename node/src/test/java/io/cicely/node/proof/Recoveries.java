package io.cicely.node.proof;

import io.cicely.node.proof.model.Cluster;
import io.cicely.node.proof.model.ClusterModel;
import io.cicely.node.proof.model.Recovery;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Recovers from one state in so many. Which ones is left to their fingerprints, which have nothing
 * to do with what the states are like.
 */
final class Recoveries implements Consumer<Cluster> {
  private final ClusterModel model;
  private final int oneIn;
  private final Recovery plain;
  private final Recovery stuck;
  private long tried;
  private @Nullable String failure;

  Recoveries(ClusterModel model, int oneIn) {
    this.model = model;
    this.oneIn = oneIn;
    plain = new Recovery(model, false);
    stuck = new Recovery(model, true);
  }

  @Override
  public void accept(Cluster state) {
    if (failure == null && Math.floorMod(model.fingerprint(state), oneIn) == 0) {
      tried++;
      failure = plain.failsFrom(state);
      failure = failure == null ? stuck.failsFrom(state) : failure;
    }
  }

  /** What a recovery ended with that did not bring the VIP up, or null. */
  @Nullable String failure() {
    return failure;
  }

  String words() {
    return String.format(Locale.ROOT, "recovery from %,d of them", tried);
  }
}
