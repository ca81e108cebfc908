package io.cicely.cli.observe.ec2;

import io.cicely.cli.cloud.Cloud;
import io.cicely.cli.cloud.Refusal;
import io.cicely.cli.cluster.ec2.Ec2Instance;
import io.cicely.cli.cluster.ec2.Ec2Observed;
import io.cicely.cli.cluster.ec2.ElasticIp;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.FromNodes;
import io.cicely.cli.cluster.ec2.InstanceType;
import io.cicely.cli.cluster.ec2.Marks;
import io.cicely.cli.cluster.ec2.RouteTable;
import io.cicely.cli.cluster.ec2.SecurityGroup;
import io.cicely.cli.cluster.ec2.Subnet;
import io.cicely.cli.cluster.ec2.Vpc;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Select.Filter;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sees what EC2 has for a cluster. Things are asked for by filters, so that what does not exist is
 * left out instead of failing the call. The instances are asked for first; all else depends on them
 * and is asked for at once.
 */
public final class Ec2Observer {
  private static final String WHAT = "Cannot see what EC2 has for the cluster ";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);

  private final Cloud cloud;
  private final Clock clock;
  private final Duration patience;

  /**
   * An observer by that Cloud.
   *
   * @param patience how long a call that EC2 throttles, or does not answer, is tried again
   */
  public Ec2Observer(Cloud cloud, Clock clock, Duration patience) {
    this.cloud = cloud;
    this.clock = clock;
    this.patience = patience;
  }

  /**
   * What EC2 has now.
   *
   * @throws Failure if EC2 does not answer one of the calls, or denies it
   */
  public Ec2Observed observe(ClusterSpec spec) {
    List<String> ids = spec.nodes().stream().map(NodeSpec::instance).toList();
    List<Ec2Instance> instances = ask(spec, () -> cloud.instances(where("instance-id", ids)));
    List<String> vpcs = distinct(instances, Ec2Instance::vpcId);
    List<String> types = distinct(instances, Ec2Instance::type);
    Wanted wanted = Wanted.of(spec);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var enis = new ArrayList<Future<List<Eni>>>();
      for (Select which : wanted.enis(vpcs)) {
        enis.add(threads.submit(() -> ask(spec, () -> cloud.enis(which))));
      }
      var addresses = new ArrayList<Future<List<ElasticIp>>>();
      for (Select which : wanted.elasticIps()) {
        addresses.add(threads.submit(() -> ask(spec, () -> cloud.addresses(which))));
      }
      Future<List<Vpc>> networks = threads.submit(() -> within(spec, "vpc-id", vpcs, cloud::vpcs));
      Future<List<Subnet>> subnets =
          threads.submit(() -> within(spec, "vpc-id", vpcs, cloud::subnets));
      Future<List<SecurityGroup>> groups =
          threads.submit(() -> within(spec, "vpc-id", vpcs, cloud::groups));
      Future<List<RouteTable>> tables =
          threads.submit(() -> within(spec, "vpc-id", vpcs, cloud::tables));
      Future<List<InstanceType>> kinds =
          threads.submit(() -> types.isEmpty() ? List.of() : ask(spec, () -> cloud.types(types)));
      return new Ec2Observed(
          instances,
          merged(enis, Eni::id),
          get(networks),
          get(subnets),
          get(groups),
          get(tables),
          merged(addresses, ElasticIp::allocationId),
          get(kinds),
          FromNodes.NOTHING);
    }
  }

  private <T> List<T> within(
      ClusterSpec spec,
      String filter,
      List<String> values,
      Function<Select, Answer<List<T>>> call) {
    return values.isEmpty() ? List.of() : ask(spec, () -> call.apply(where(filter, values)));
  }

  private <T> List<T> ask(ClusterSpec spec, Supplier<Answer<List<T>>> call) {
    Deadline deadline = Deadline.after(clock, patience);
    Waits waits = new Waits(clock, FIRST_PAUSE, LONGEST_PAUSE);
    while (true) {
      switch (call.get()) {
        case Answer.Given<List<T>>(List<T> found, String _) -> {
          return found;
        }
        case Answer.Not<List<T>>(var trouble) -> {
          if (!trouble.passing() || !waits.pause(deadline)) {
            throw Refusal.of(WHAT + spec.name(), trouble);
          }
        }
      }
    }
  }

  private static <T> List<T> merged(List<Future<List<T>>> parts, Function<T, String> id) {
    Map<String, T> all = new TreeMap<>();
    for (Future<List<T>> part : parts) {
      get(part).forEach(each -> all.putIfAbsent(id.apply(each), each));
    }
    return List.copyOf(all.values());
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case RuntimeException expected -> throw expected;
        case Error bug -> throw bug;
        case null, default -> throw new IllegalStateException(failed);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while EC2 was asked", interrupted);
    }
  }

  private static List<String> distinct(
      List<Ec2Instance> instances, Function<Ec2Instance, String> part) {
    return instances.stream().map(part).filter(it -> !it.isEmpty()).distinct().sorted().toList();
  }

  private static Select where(String name, List<String> values) {
    return new Select.Matching(List.of(new Filter(name, values)));
  }

  /** Which things the file is about, beside what hangs on the nodes. */
  private record Wanted(ClusterSpec spec, Names names) {
    static Wanted of(ClusterSpec spec) {
      return new Wanted(spec, Names.of(spec));
    }

    List<Select> enis(List<String> vpcs) {
      List<String> nodes = spec.nodes().stream().map(NodeSpec::instance).toList();
      return Stream.of(
              Stream.of(where("attachment.instance-id", nodes)),
              Stream.of(where("tag:" + Marks.CLUSTER, List.of(spec.name()))),
              some("network-interface-id", names.enis()),
              inVpcs("addresses.private-ip-address", names.ipv4(), vpcs),
              inVpcs("ipv6-addresses.ipv6-address", names.ipv6(), vpcs))
          .flatMap(each -> each)
          .toList();
    }

    List<Select> elasticIps() {
      return Stream.of(
              Stream.of(where("tag:" + Marks.CLUSTER, List.of(spec.name()))),
              some("tag:" + Marks.VIP, names.elasticIps()),
              some("allocation-id", names.allocations()),
              some("public-ip", names.publicAddresses()))
          .flatMap(each -> each)
          .toList();
    }

    private static Stream<Select> some(String filter, List<String> values) {
      return values.isEmpty() ? Stream.empty() : Stream.of(where(filter, values));
    }

    private static Stream<Select> inVpcs(String filter, List<String> values, List<String> vpcs) {
      return values.isEmpty() || vpcs.isEmpty()
          ? Stream.empty()
          : Stream.of(
              new Select.Matching(List.of(new Filter("vpc-id", vpcs), new Filter(filter, values))));
    }
  }
}
