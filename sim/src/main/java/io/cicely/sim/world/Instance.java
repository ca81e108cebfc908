package io.cicely.sim.world;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An instance as the API shows it; its power is in the {@link DataPlane}.
 *
 * @param market how it was bought, which decides whether it can be stopped
 * @param profileArn the instance profile under whose role it calls the API
 * @param blockedIndexes device indexes that a forced detach left unusable until the next stop
 */
public record Instance(
    String id,
    String imageId,
    InstanceType type,
    Market market,
    String subnetId,
    @Nullable String profileArn,
    Instant launchTime,
    Lifecycle lifecycle,
    Protection protection,
    SortedSet<Integer> blockedIndexes) {

  /**
   * Where the instance is in its life.
   *
   * @param shutdown the shutdown or reboot that is under way
   * @param reason code of why it left running, such as {@code Client.UserInitiatedShutdown}
   * @param transitionReason the sentence DescribeInstances shows beside it
   */
  public record Lifecycle(
      InstanceState state,
      @Nullable Shutdown shutdown,
      @Nullable String reason,
      String transitionReason) {

    static final Lifecycle PENDING = new Lifecycle(InstanceState.PENDING, null, null, "");
    static final Lifecycle RUNNING = new Lifecycle(InstanceState.RUNNING, null, null, "");

    Lifecycle asked(@Nullable Shutdown next) {
      return new Lifecycle(state, next, reason, transitionReason);
    }

    Lifecycle ended(InstanceState next) {
      return new Lifecycle(next, null, reason, transitionReason);
    }
  }

  /** How an instance was bought. */
  public enum Market {
    ON_DEMAND,
    /** Spot, by a request that ends with the instance: it cannot be stopped. */
    SPOT_ONE_TIME,
    /** Spot, by a request that outlives a stop. */
    SPOT_PERSISTENT
  }

  /** The attributes that decide about bringing an instance down. */
  public record Protection(
      boolean disableApiStop, boolean disableApiTermination, boolean terminateOnGuestShutdown) {
    public static final Protection NONE = new Protection(false, false, false);
  }

  public Instance {
    blockedIndexes = Collections.unmodifiableSortedSet(new TreeSet<>(blockedIndexes));
  }

  static Instance launched(
      String id, String imageId, InstanceType type, String subnetId, Instant now) {
    return new Instance(
        id,
        imageId,
        type,
        Market.ON_DEMAND,
        subnetId,
        null,
        now,
        Lifecycle.PENDING,
        Protection.NONE,
        Collections.emptySortedSet());
  }

  public InstanceState state() {
    return lifecycle.state;
  }

  public @Nullable Shutdown shutdown() {
    return lifecycle.shutdown;
  }

  public boolean isTerminated() {
    return state() == InstanceState.TERMINATED;
  }

  Instance with(Lifecycle next) {
    return new Instance(
        id,
        imageId,
        type,
        market,
        subnetId,
        profileArn,
        launchTime,
        next,
        protection,
        blockedIndexes);
  }

  Instance with(Protection next) {
    return new Instance(
        id,
        imageId,
        type,
        market,
        subnetId,
        profileArn,
        launchTime,
        lifecycle,
        next,
        blockedIndexes);
  }

  Instance with(InstanceType next) {
    return new Instance(
        id,
        imageId,
        next,
        market,
        subnetId,
        profileArn,
        launchTime,
        lifecycle,
        protection,
        blockedIndexes);
  }

  Instance bought(Market on) {
    return new Instance(
        id,
        imageId,
        type,
        on,
        subnetId,
        profileArn,
        launchTime,
        lifecycle,
        protection,
        blockedIndexes);
  }

  Instance launchedAt(Instant now) {
    return new Instance(
        id,
        imageId,
        type,
        market,
        subnetId,
        profileArn,
        now,
        lifecycle,
        protection,
        blockedIndexes);
  }

  Instance profiled(@Nullable String arn) {
    return new Instance(
        id,
        imageId,
        type,
        market,
        subnetId,
        arn,
        launchTime,
        lifecycle,
        protection,
        blockedIndexes);
  }

  Instance blocking(SortedSet<Integer> indexes) {
    return new Instance(
        id,
        imageId,
        type,
        market,
        subnetId,
        profileArn,
        launchTime,
        lifecycle,
        protection,
        indexes);
  }
}
