package io.cicely.cli.plan.predict;

import io.cicely.cli.render.CorosyncTimes;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.FencingSpec;
import io.cicely.cli.spec.VipSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The predicted outages of one VIP, as a client sees them.
 *
 * @param vip its name
 * @param owner the node that has it and is lost, or gives it up
 * @param failover after a crash of the owner
 * @param move by an operator's wish, both nodes being healthy
 */
public record Prediction(String vip, String owner, List<Term> failover, List<Term> move) {

  /** A part of an outage. */
  public record Term(String what, Duration time) {}

  /**
   * From Pacemaker's decision to fence until the agent's first call, and from the fencing's end
   * until the start's first, and from the address in the kernel to a client's next try: measured on
   * two shared cores with an EC2 that takes no time, a median of 3.4 s less Corosync's 2.2 s.
   */
  private static final Duration CRASH_AGENTS = Duration.ofMillis(1_150);

  /** Pacemaker's turn from stop to start, and both agents; measured likewise. */
  private static final Duration MOVE_AGENTS = Duration.ofMillis(690);

  /** Make before break: what is left is EC2's own switch. */
  private static final Duration MIGRATION_AGENTS = Duration.ofMillis(50);

  /** How long after the fact a poll sees it, on average: half of the longest pause of 1 s. */
  private static final Duration POLL = Duration.ofMillis(500);

  public Prediction {
    failover = List.copyOf(failover);
    move = List.copyOf(move);
  }

  /** The outage after a crash of the owner. */
  public Duration failoverTime() {
    return sum(failover);
  }

  /** The outage of a planned move. */
  public Duration moveTime() {
    return sum(move);
  }

  private static Duration sum(List<Term> terms) {
    return terms.stream().map(Term::time).reduce(Duration.ZERO, Duration::plus);
  }

  /** What is to be expected of the VIP while it is on {@code owner}. */
  public static Prediction of(ClusterSpec spec, VipSpec vip, String owner, Latencies ec2) {
    List<Term> failover = new ArrayList<>();
    // The token runs out, then the rest agree on a membership without the lost node.
    CorosyncTimes times = CorosyncTimes.of(spec);
    failover.add(new Term("Corosync notices: token", times.token()));
    failover.add(new Term("Corosync agrees: consensus", times.consensus()));
    FencingSpec fencing = spec.fencing();
    if (owner.equals(fencing.survivor()) && fencing.delaySeconds() > 0) {
      // Whoever fences the survivor waits, so that it would win if it lived.
      Duration delay = Duration.ofSeconds(fencing.delaySeconds());
      failover.add(new Term("delay before the survivor is fenced", delay));
    }
    failover.add(new Term("Pacemaker and the agents", CRASH_AGENTS));
    failover.addAll(fence(fencing, ec2));
    failover.addAll(take(vip.carrier(), ec2, fencing.agent() == FencingSpec.Agent.CICELY));
    return new Prediction(vip.name(), owner, failover, move(vip.carrier(), ec2));
  }

  /**
   * StopInstances is accepted, power goes, EC2 says {@code stopped}, and a poll sees it. fence_aws
   * does not skip the guest's shutdown: EC2 waits for a machine that will not answer any more.
   */
  private static List<Term> fence(FencingSpec fencing, Latencies ec2) {
    String off =
        switch (fencing.agent()) {
          case CICELY -> "PowerCuts";
          case AWS -> "GraceExpires/forced";
        };
    List<Term> terms = new ArrayList<>();
    terms.add(new Term("EC2 accepts StopInstances", ec2.call("StopInstances")));
    terms.add(new Term("EC2 cuts the power", ec2.transition(off)));
    terms.add(new Term("EC2 says stopped", ec2.transition("InstanceStops")));
    terms.add(seen(ec2));
    return terms;
  }

  /** With an EC2 that takes no time there is nothing to poll for. */
  private static Term seen(Latencies ec2) {
    Duration call = ec2.call("DescribeInstances");
    return new Term("a poll sees it", call.isZero() ? call : call.plus(POLL));
  }

  /**
   * What the new node does once the old one is off.
   *
   * @param released whether fencing has already asked for the detach of an ENI
   */
  private static List<Term> take(Carrier carrier, Latencies ec2, boolean released) {
    return switch (carrier) {
      case Carrier.Eni _ -> {
        List<Term> terms = new ArrayList<>(released ? List.of() : detach(ec2));
        terms.addAll(attach(ec2));
        yield terms;
      }
      case Carrier.SecondaryIp _, Carrier.Route _, Carrier.ElasticIp _ -> {
        List<Term> terms = new ArrayList<>();
        terms.add(new Term("the agent looks at EC2", ec2.call("DescribeNetworkInterfaces")));
        terms.addAll(map(carrier, ec2));
        yield terms;
      }
    };
  }

  /**
   * An ENI is away from its detach to the link's coming; what is mapped only while EC2 switches.
   */
  private static List<Term> move(Carrier carrier, Latencies ec2) {
    List<Term> terms = new ArrayList<>();
    switch (carrier) {
      case Carrier.Eni _ -> {
        terms.add(new Term("Pacemaker and the agents", MOVE_AGENTS));
        terms.addAll(detach(ec2));
        terms.addAll(attach(ec2));
      }
      case Carrier.SecondaryIp(var address, var _) -> {
        terms.add(new Term("the agents", MIGRATION_AGENTS));
        if (address.isIpv6()) {
          // No reassignment: unassigned and assigned, and each has to converge.
          terms.addAll(map(carrier, ec2));
        }
      }
      case Carrier.Route _, Carrier.ElasticIp _ ->
          terms.add(new Term("the agents", MIGRATION_AGENTS));
    }
    return terms;
  }

  private static List<Term> detach(Latencies ec2) {
    return List.of(
        new Term("EC2 accepts DetachNetworkInterface", ec2.call("DetachNetworkInterface")),
        new Term("the link leaves", ec2.transition("LinkUnplugs")),
        new Term("EC2 says available", ec2.transition("DetachCompletes")),
        seen(ec2));
  }

  /** The address is put on the link as soon as that comes, whatever EC2 still says. */
  private static List<Term> attach(Latencies ec2) {
    return List.of(
        new Term("the agent looks at the ENI", ec2.call("DescribeNetworkInterfaces")),
        new Term("the agent looks at its instance", ec2.call("DescribeInstances")),
        new Term("EC2 accepts AttachNetworkInterface", ec2.call("AttachNetworkInterface")),
        new Term("EC2 says attached", ec2.transition("AttachCompletes")),
        new Term("the link comes", ec2.transition("LinkPlugs")));
  }

  /** One call, and the time until packets follow it. */
  private static List<Term> map(Carrier carrier, Latencies ec2) {
    return switch (carrier) {
      case Carrier.Eni _ -> List.of();
      case Carrier.SecondaryIp(var address, var _) -> {
        String action = address.isIpv6() ? "AssignIpv6Addresses" : "AssignPrivateIpAddresses";
        yield List.of(
            new Term("EC2 accepts " + action, ec2.call(action)),
            new Term("packets follow", ec2.transition("MappingConverges")));
      }
      case Carrier.Route _ ->
          List.of(
              new Term("EC2 accepts ReplaceRoute", ec2.call("ReplaceRoute")),
              new Term("packets follow", ec2.transition("RouteConverges")));
      case Carrier.ElasticIp _ ->
          List.of(
              new Term("EC2 accepts AssociateAddress", ec2.call("AssociateAddress")),
              new Term("packets follow", ec2.transition("AddressConverges")));
    };
  }
}
