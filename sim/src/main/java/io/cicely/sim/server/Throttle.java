package io.cicely.sim.server;

import io.cicely.sim.world.Ec2Error;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

/**
 * EC2's token buckets: each action of an account in a region has its own, full at first.
 *
 * @see <a href="https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-throttling.html">AWS</a>
 */
public final class Throttle {
  private static final Limit RESOURCES_TO_START = new Limit(1000, 2);
  private static final Limit RESOURCES_TO_STOP = new Limit(1000, 20);
  private static final Limit READ = new Limit(100, 20);
  private static final Limit READ_OF_EVERYTHING = new Limit(50, 10);
  private static final Limit WRITE = new Limit(50, 5);

  /** Cheaper for EC2 when filtered or paginated. */
  private static final Set<String> DEAR_WHEN_BARE =
      Set.of(
          "DescribeInstances",
          "DescribeInstanceStatus",
          "DescribeNetworkInterfaces",
          "DescribeSecurityGroups",
          "DescribeSnapshots",
          "DescribeSpotInstanceRequests",
          "DescribeVolumes");

  private final InstantSource clock;
  private final Map<String, Bucket> buckets = new HashMap<>();

  /** Buckets that fill by that clock. */
  public Throttle(InstantSource clock) {
    this.clock = clock;
  }

  /** A bucket's size, and how many tokens flow back each second. */
  private record Limit(int capacity, int perSecond) {}

  /** A bucket as it was at its last use. */
  private record Bucket(double tokens, Instant at) {}

  /**
   * Takes the tokens that the request costs.
   *
   * @throws Ec2Error {@code RequestLimitExceeded} when there are not enough
   */
  void admit(String action, Ec2Request request) {
    admit(action, DEAR_WHEN_BARE.contains(action) && isBare(request), instances(request));
  }

  /**
   * Takes the tokens of a request.
   *
   * @param everything whether a Describe neither filters nor paginates
   * @param instances how many instances it starts, stops or terminates
   * @throws Ec2Error {@code RequestLimitExceeded} when there are not enough
   */
  public void admit(String action, boolean everything, int instances) {
    if (everything && DEAR_WHEN_BARE.contains(action)) {
      take(action + " of everything", READ_OF_EVERYTHING, 1);
    } else {
      take(action, limit(action), 1);
    }
    switch (action) {
      case "StartInstances", "RunInstances" ->
          take(action + " resources", RESOURCES_TO_START, instances);
      case "StopInstances", "TerminateInstances" ->
          take(action + " resources", RESOURCES_TO_STOP, instances);
      default -> {}
    }
  }

  private static int instances(Ec2Request request) {
    return switch (request) {
      case StartInstancesRequest start -> start.instanceIds().size();
      case RunInstancesRequest run -> Math.max(1, orZero(run.maxCount()));
      case StopInstancesRequest stop -> stop.instanceIds().size();
      case TerminateInstancesRequest terminate -> terminate.instanceIds().size();
      default -> 0;
    };
  }

  private static Limit limit(String action) {
    return switch (action) {
      case "StartInstances", "RunInstances" -> new Limit(5, 2);
      case "CreateTags", "DeleteTags" -> new Limit(100, 10);
      case "AssignPrivateIpAddresses",
          "UnassignPrivateIpAddresses",
          "CreateNetworkInterface",
          "DeleteNetworkInterface",
          "ModifyNetworkInterfaceAttribute",
          "ModifyInstanceMetadataOptions",
          "TerminateInstances" ->
          new Limit(100, 5);
      default -> action.matches("(Describe|Get|List|Search).*") ? READ : WRITE;
    };
  }

  private static boolean isBare(Ec2Request request) {
    return request.sdkFields().stream()
        .map(field -> field.getValueOrDefault(request))
        .allMatch(value -> value == null || (value instanceof Collection<?> all && all.isEmpty()));
  }

  private static int orZero(@Nullable Integer count) {
    return count == null ? 0 : count;
  }

  private synchronized void take(String name, Limit limit, int tokens) {
    Instant now = clock.instant();
    Bucket before = buckets.getOrDefault(name, new Bucket(limit.capacity(), now));
    double flowed = Duration.between(before.at(), now).toNanos() * 1e-9 * limit.perSecond();
    double there = Math.min(limit.capacity(), before.tokens() + flowed);
    buckets.put(name, new Bucket(there < tokens ? there : there - tokens, now));
    if (there < tokens) {
      throw new Ec2Error("RequestLimitExceeded", "Request limit exceeded.", 503);
    }
  }
}
