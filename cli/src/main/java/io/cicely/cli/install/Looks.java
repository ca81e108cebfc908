package io.cicely.cli.install;

import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.cluster.ec2.Ec2Observed;
import io.cicely.cli.cluster.ec2.FromNodes;
import io.cicely.cli.cluster.machine.Machine;
import io.cicely.cli.host.Host;
import io.cicely.cli.install.machine.Machines;
import io.cicely.cli.observe.ec2.Ec2Observer;
import io.cicely.cli.pacemaker.ClusterStatus;
import io.cicely.cli.pacemaker.Pacemaker;
import io.cicely.cli.plan.cib.LiveCib;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Looks at everything that a plan is made of, EC2 and the nodes at once. */
final class Looks {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String LINKS =
      "cd /sys/class/net && for link in *; do echo \"$link $(cat \"$link/address\")\"; done";

  private final ClusterSpec spec;
  private final Ways ways;
  private final Clock clock;

  Looks(ClusterSpec spec, Ways ways, Clock clock) {
    this.spec = spec;
    this.ways = ways;
    this.clock = clock;
  }

  /** What was seen. */
  record Seen(Ec2Observed ec2, List<Machine> machines, Element cib) {}

  /**
   * @throws Failure if EC2 or one of the nodes cannot be seen
   */
  Seen all() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Ec2Observed> ec2 = threads.submit(this::ec2);
      Future<List<Machine>> machines = threads.submit(() -> Machines.seen(ways.hosts()));
      Future<FromNodes> told = threads.submit(this::fromNodes);
      return new Seen(get(ec2).with(get(told)), get(machines), LiveCib.of(get(machines)));
    }
  }

  /** What EC2 has now. */
  Ec2Observed ec2() {
    return new Ec2Observer(ways.cloud(), clock, PATIENCE).observe(spec);
  }

  private FromNodes fromNodes() {
    SortedMap<String, SortedMap<String, String>> links = new TreeMap<>();
    for (Host host : ways.hosts()) {
      links.put(host.name(), links(host));
    }
    return new FromNodes(links, holders());
  }

  private static SortedMap<String, String> links(Host host) {
    SortedMap<String, String> links = new TreeMap<>();
    host.run(Command.of("sh", "-c", LINKS))
        .orFail()
        .out()
        .lines()
        .map(line -> line.split(" "))
        .filter(words -> words.length == 2)
        .forEach(words -> links.put(words[0], words[1]));
    return links;
  }

  /** Where the VIPs run; nowhere, as long as no Pacemaker says where. */
  private SortedMap<String, String> holders() {
    SortedMap<String, String> holders = new TreeMap<>();
    for (Host host : ways.hosts()) {
      try {
        for (ClusterStatus.Resource each : new Pacemaker(host).status().resources()) {
          if (each.nodes().size() == 1) {
            holders.put(each.id(), each.nodes().getFirst());
          }
        }
        return holders;
      } catch (Failure down) {
        // The next one may know.
      }
    }
    return holders;
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    } catch (ExecutionException thrown) {
      if (thrown.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(thrown.getCause());
    }
  }
}
