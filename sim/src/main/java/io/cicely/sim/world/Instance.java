package io.cicely.sim.world;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An instance as the API shows it; its power is in the {@link DataPlane}.
 *
 * @param shutdown the shutdown or reboot that is under way
 * @param stateReason code of why it left running, such as {@code Client.UserInitiatedShutdown}
 * @param stateTransitionReason the sentence DescribeInstances shows beside it
 * @param blockedIndexes device indexes that a forced detach left unusable until the next stop
 */
public record Instance(
    String id,
    String imageId,
    InstanceType type,
    String subnetId,
    InstanceState state,
    @Nullable Shutdown shutdown,
    Protection protection,
    @Nullable String profileArn,
    @Nullable String stateReason,
    String stateTransitionReason,
    Instant launchTime,
    SortedSet<Integer> blockedIndexes) {

  /** The attributes that decide about bringing an instance down. */
  public record Protection(
      boolean disableApiStop, boolean disableApiTermination, boolean terminateOnGuestShutdown) {
    public static final Protection NONE = new Protection(false, false, false);
  }

  public Instance {
    blockedIndexes = Collections.unmodifiableSortedSet(new TreeSet<>(blockedIndexes));
  }

  Instance in(InstanceState next) {
    return with(next, shutdown, stateReason, stateTransitionReason);
  }

  Instance with(
      InstanceState next, @Nullable Shutdown way, @Nullable String reason, String sentence) {
    return new Instance(
        id,
        imageId,
        type,
        subnetId,
        next,
        way,
        protection,
        profileArn,
        reason,
        sentence,
        launchTime,
        blockedIndexes);
  }

  Instance launchedAt(Instant now) {
    return new Instance(
        id,
        imageId,
        type,
        subnetId,
        state,
        shutdown,
        protection,
        profileArn,
        stateReason,
        stateTransitionReason,
        now,
        blockedIndexes);
  }

  public Instance with(Protection next) {
    return new Instance(
        id,
        imageId,
        type,
        subnetId,
        state,
        shutdown,
        next,
        profileArn,
        stateReason,
        stateTransitionReason,
        launchTime,
        blockedIndexes);
  }

  Instance with(InstanceType next) {
    return new Instance(
        id,
        imageId,
        next,
        subnetId,
        state,
        shutdown,
        protection,
        profileArn,
        stateReason,
        stateTransitionReason,
        launchTime,
        blockedIndexes);
  }

  Instance profiled(@Nullable String arn) {
    return new Instance(
        id,
        imageId,
        type,
        subnetId,
        state,
        shutdown,
        protection,
        arn,
        stateReason,
        stateTransitionReason,
        launchTime,
        blockedIndexes);
  }

  Instance blocking(SortedSet<Integer> indexes) {
    return new Instance(
        id,
        imageId,
        type,
        subnetId,
        state,
        shutdown,
        protection,
        profileArn,
        stateReason,
        stateTransitionReason,
        launchTime,
        indexes);
  }

  public boolean isGone() {
    return state == InstanceState.TERMINATED;
  }
}
