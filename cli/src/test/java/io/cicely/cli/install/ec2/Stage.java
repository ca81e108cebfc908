package io.cicely.cli.install.ec2;

import io.cicely.cli.cloud.Cloud;
import io.cicely.cli.cloud.aws.SimulatedEc2;
import io.cicely.cli.cluster.ec2.Ec2Observed;
import io.cicely.cli.cluster.ec2.Provisioned;
import io.cicely.cli.observe.ec2.Ec2Observer;
import io.cicely.cli.plan.ec2.Ec2Change;
import io.cicely.cli.plan.ec2.Ec2Plan;
import io.cicely.cli.plan.ec2.Ec2Planner;
import io.cicely.cli.plan.step.Step;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Examples;
import io.cicely.node.time.Clock;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.World;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A simulated EC2, and what set-up does with it; its clock passes only by sleeping. */
public final class Stage implements AutoCloseable {
  private static final String HEAD =
      """
      apiVersion: cicely/v1
      name: web
      region: eu-west-1
      nodes:
        - { name: adam, instance: i-0aaaaaaaaaaaaaaa1 }
        - { name: eva, instance: i-0aaaaaaaaaaaaaaa2 }
      access: { ssh: {} }
      """;

  public final SimulatedEc2 ec2;
  private final ManualClock clock = new ManualClock();

  public Stage(Founding founding) {
    ec2 = new SimulatedEc2(founding.world());
  }

  /** The cluster web of adam and eva with these VIPs, a line of YAML each. */
  public static ClusterSpec spec(String... vips) {
    return Examples.good(HEAD + "vips:\n  - " + String.join("\n  - ", vips) + "\n");
  }

  /** The same with more lines at the top of the file. */
  public static ClusterSpec specWith(String more, String... vips) {
    return Examples.good(HEAD + more + "\nvips:\n  - " + String.join("\n  - ", vips) + "\n");
  }

  public Ec2Observed observe(ClusterSpec spec) {
    return new Ec2Observer(ec2.cloud(), clock, Duration.ofSeconds(30)).observe(spec);
  }

  public Ec2Plan plan(ClusterSpec spec) {
    return Ec2Planner.plan(spec, observe(spec));
  }

  /** Plans and carries out, by that Cloud. */
  public Ec2Plan apply(ClusterSpec spec, Cloud cloud) {
    Ec2Plan plan = plan(spec).orFail();
    carryOut(plan.steps(), cloud);
    carryOut(plan.afterwards(), cloud);
    return plan;
  }

  public Ec2Plan apply(ClusterSpec spec) {
    return apply(spec, ec2.cloud());
  }

  public Ec2Plan destroy(ClusterSpec spec) {
    Ec2Plan plan = Ec2Planner.destroy(spec, observe(spec));
    carryOut(plan.afterwards(), ec2.cloud());
    return plan;
  }

  public void carryOut(List<Step<Ec2Change>> steps, Cloud cloud) {
    AtomicInteger tokens = new AtomicInteger();
    var installer =
        new Ec2Installer(
            cloud,
            clock,
            Duration.ofMinutes(1),
            () -> "token-" + System.identityHashCode(tokens) + "-" + tokens.incrementAndGet());
    steps.forEach(installer::carryOut);
  }

  public Provisioned provisioned(ClusterSpec spec) {
    return Provisioned.of(spec, observe(spec));
  }

  @Override
  public void close() throws IOException {
    ec2.close();
  }

  /** What a plan would do, a line for each step. */
  public static List<String> lines(Ec2Plan plan) {
    return java.util.stream.Stream.concat(plan.steps().stream(), plan.afterwards().stream())
        .map(step -> step.kind() + " " + step.what())
        .toList();
  }

  /** All of a world that set-up may change; ids are given out in turn. */
  public static String text(World world) {
    TreeMap<String, Object> parts = new TreeMap<>();
    for (String id : world.tags().keys()) {
      if (world.tagsOf(id).size() > 0) {
        parts.put("tags " + id, world.tagsOf(id));
      }
    }
    world.interfaces().rows().forEach(each -> parts.put(each.id(), each));
    world.groups().rows().forEach(each -> parts.put(each.id(), each.rules()));
    world.routeTables().rows().forEach(each -> parts.put(each.id(), each.routes()));
    world.addresses().rows().forEach(each -> parts.put(each.allocationId(), each));
    return String.join("\n", parts.entrySet().stream().map(Object::toString).toList());
  }

  private static final class ManualClock implements Clock {
    private Duration elapsed = Duration.ZERO;

    @Override
    public Instant now() {
      return Instant.EPOCH.plus(elapsed());
    }

    @Override
    public synchronized Duration elapsed() {
      return elapsed;
    }

    @Override
    public synchronized void sleep(Duration pause) {
      elapsed = elapsed.plus(pause);
    }
  }
}
