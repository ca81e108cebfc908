package io.cicely.cli.install;

import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.cluster.ec2.Ec2Observed;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Provisioned;
import io.cicely.cli.host.Host;
import io.cicely.cli.install.cib.CibInstall;
import io.cicely.cli.install.ec2.Ec2Installer;
import io.cicely.cli.install.machine.MachineInstall;
import io.cicely.cli.pacemaker.ClusterStatus;
import io.cicely.cli.pacemaker.Pacemaker;
import io.cicely.cli.plan.Plan;
import io.cicely.cli.plan.cib.CibChange;
import io.cicely.cli.plan.cib.CibPlan;
import io.cicely.cli.plan.ec2.Ec2Change;
import io.cicely.cli.plan.ec2.Ec2Plan;
import io.cicely.cli.plan.ec2.Ec2Planner;
import io.cicely.cli.plan.machine.MachinePlan;
import io.cicely.cli.plan.machine.MachineWish;
import io.cicely.cli.plan.machine.NodePackage;
import io.cicely.cli.plan.step.Step;
import io.cicely.cli.render.cib.WantedCib;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes a cluster what its file says. */
public final class SetUp {
  private static final Duration EC2_STEP = Duration.ofMinutes(2);

  private final ClusterSpec spec;
  private final Ways ways;
  private final List<NodePackage> packages;
  private final Clock clock;
  private final Looks looks;

  /**
   * @param packages the node packages at hand; empty if the nodes have theirs already
   */
  public SetUp(ClusterSpec spec, Ways ways, List<NodePackage> packages, Clock clock) {
    this.spec = spec;
    this.ways = ways;
    this.packages = List.copyOf(packages);
    this.clock = clock;
    this.looks = new Looks(spec, ways, clock);
  }

  /**
   * What is to change. Changes nothing.
   *
   * @throws Failure if something cannot be seen, or cannot become what the file says
   */
  public Plan plan() {
    Looks.Seen seen = looks.all();
    Ec2Plan ec2 = Ec2Planner.plan(spec, seen.ec2()).orFail();
    MachineWish wish = new MachineWish(spec, addresses(seen.ec2()), packages);
    return new Plan(
        spec.name(),
        ec2.steps(),
        MachinePlan.of(wish, seen.machines()),
        CibPlan.of(WantedCib.foretold(spec, Provisioned.of(spec, seen.ec2())), seen.cib()),
        ec2.afterwards(),
        Stream.concat(ec2.notes().stream(), ownNotes()).toList());
  }

  /** What set-up leaves to whoever configures the nodes' links. */
  private Stream<String> ownNotes() {
    return spec.vips().stream()
        .filter(vip -> vip.carrier() instanceof Carrier.ElasticIp)
        .map(
            vip ->
                "VIP %s: each node needs its private address on a link of its own network's"
                        .formatted(vip.name())
                    + " configuration; apply does not put it there.");
  }

  /**
   * Carries a plan out, and returns when the VIPs run.
   *
   * @param plan of this moment
   * @param progress told each step before it begins, from several threads
   * @throws Failure of the first step that failed; the next run carries on from there
   */
  public void apply(Plan plan, Consumer<Step<?>> progress) {
    Ec2Installer ec2 =
        new Ec2Installer(
            ways.cloud(), clock, EC2_STEP, () -> "cicely-" + UUID.randomUUID().toString());
    carryOut(plan.ec2(), ec2, progress);
    MachineInstall machines = new MachineInstall(ways.hosts(), clock, progress::accept);
    machines.carryOut(plan.machines());
    if (!plan.cib().isEmpty()) {
      // An apply that was cut off may have started it a moment ago.
      machines.awaitReady();
      CibInstall cib = new CibInstall(first(), progress::accept);
      cib.carryOut(stillToDo(cib.live()));
    }
    carryOut(plan.afterwards(), ec2, progress);
    refuseIdleVips();
  }

  /** What is configured and does not run is no success. */
  private void refuseIdleVips() {
    ClusterStatus status = new Pacemaker(first()).status();
    List<String> idle =
        spec.vips().stream().map(VipSpec::name).filter(it -> !runs(it, status)).toList();
    if (!idle.isEmpty()) {
      List<String> reasons =
          status.failures().stream()
              .filter(failed -> idle.stream().anyMatch(failed::of))
              .map(ClusterStatus.FailedAction::text)
              .toList();
      throw new Failure(
          Code.MOVE_FAILED,
          "All is set up, but Pacemaker does not run " + String.join(", ", idle),
          reasons.isEmpty() ? "it gives no reason" : String.join("; ", reasons),
          "Mend that, then: crm_resource --refresh --resource " + idle.getFirst());
    }
  }

  private static boolean runs(String vip, ClusterStatus status) {
    return status.resource(vip).map(it -> it.role().equals("Started")).orElse(false);
  }

  private static void carryOut(
      List<Step<Ec2Change>> steps, Ec2Installer ec2, Consumer<Step<?>> progress) {
    for (Step<Ec2Change> step : steps) {
      progress.accept(step);
      ec2.carryOut(step);
    }
  }

  /** By now EC2 has what the VIPs' resources name. */
  private List<Step<CibChange>> stillToDo(Element live) {
    return CibPlan.of(WantedCib.of(spec, Provisioned.of(spec, looks.ec2())), live);
  }

  private Host first() {
    return ways.hosts().getFirst();
  }

  private SequencedMap<String, String> addresses(Ec2Observed seen) {
    SequencedMap<String, String> addresses = new LinkedHashMap<>();
    for (NodeSpec node : spec.nodes()) {
      addresses.put(node.name(), address(node, seen));
    }
    return addresses;
  }

  private static String address(NodeSpec node, Ec2Observed seen) {
    if (node.address() != null) {
      return node.address().toString();
    }
    return seen.enisOf(node.instance()).stream()
        .flatMap(eni -> eni.addresses().stream())
        .filter(Eni.Address::primary)
        .findFirst()
        .map(Eni.Address::address)
        .orElseThrow(
            () ->
                new Failure(
                    Code.INSTANCE_UNKNOWN,
                    "Cannot tell where Corosync reaches " + node.name(),
                    "EC2 shows no interface of " + node.instance(),
                    "Start the instance, or give the node an address in the file"));
  }
}
