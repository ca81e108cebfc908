package io.cicely.cli.bench.zone;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** EC2 as a program of one pair calls it. */
record PairEc2(Region region, Holding holding, Patience clock) implements Uncalled {
  static final String ADDRESS = "10.0.0.50";
  private static final String SUBNET = "subnet-00000001";
  private static final String ZONE = "a";

  @Override
  public Answer<List<NetworkInterface>> describeNetworkInterfaces(Select which) {
    return call("DescribeNetworkInterfaces", 0, () -> List.of(networkInterface()));
  }

  private NetworkInterface networkInterface() {
    Optional<Attachment> attachment = holding.attachment();
    return new NetworkInterface(
        pair().eni(),
        SUBNET,
        "",
        ZONE,
        "",
        attachment.isPresent()
            ? NetworkInterface.Status.Known.IN_USE
            : NetworkInterface.Status.Known.AVAILABLE,
        List.of(new NetworkInterface.PrivateAddress(ADDRESS, true)),
        List.of(),
        attachment.orElse(null),
        true,
        Map.of());
  }

  @Override
  public Answer<List<Instance>> describeInstances(Select which) {
    return call("DescribeInstances", 0, () -> instances(which));
  }

  private List<Instance> instances(Select which) {
    List<String> ids =
        switch (which) {
          case Select.Ids(List<String> named) -> named;
          case Select.Matching(List<Select.Filter> filters) -> filters.getFirst().values();
        };
    List<Instance> found = new ArrayList<>();
    for (String id : ids) {
      boolean isLost = id.equals(pair().lost());
      InstanceState state = isLost ? holding.lost() : InstanceState.Known.RUNNING;
      List<Instance.InstanceInterface> interfaces =
          holding
              .attachment()
              .filter(each -> each.instanceId().equals(id))
              .map(each -> new Instance.InstanceInterface(pair().eni(), "", each))
              .stream()
              .toList();
      found.add(new Instance(id, state, "", ZONE, SUBNET, "", "", interfaces, Map.of()));
    }
    return found;
  }

  @Override
  public Answer<List<Subnet>> describeSubnets(Select which) {
    return call("DescribeSubnets", 0, () -> List.of(new Subnet(SUBNET, "", ZONE, "10.0.0.0/24")));
  }

  @Override
  public Answer<String> attach(String networkInterfaceId, String instanceId, int deviceIndex) {
    return call("AttachNetworkInterface", 0, holding::attach);
  }

  @Override
  public Answer<Accepted> detach(String attachmentId) {
    return call("DetachNetworkInterface", 0, accepting(() -> holding.detach(attachmentId)));
  }

  @Override
  public Answer<Accepted> forceDetach(String attachmentId) {
    return detach(attachmentId);
  }

  @Override
  public Answer<InstanceState> stop(String instanceId, StopMethod method) {
    return call("StopInstances", 1, holding::stop);
  }

  @Override
  public Answer<InstanceState> start(String instanceId) {
    return call("StartInstances", 1, holding::start);
  }

  /** Whether the address, or the route, is shown at the survivor. */
  Answer<Boolean> describeMapping(Mode mode) {
    return call(
        mode == Mode.ROUTE ? "DescribeRouteTables" : "DescribeNetworkInterfaces",
        0,
        holding::mapped);
  }

  /** AssignPrivateIpAddresses with AllowReassignment, or ReplaceRoute. */
  Answer<Accepted> map(Mode mode) {
    return mode == Mode.ROUTE
        ? call("ReplaceRoute", 0, accepting(() -> holding.map("RouteConverges")))
        : call("AssignPrivateIpAddresses", 0, accepting(() -> holding.map("MappingConverges")));
  }

  private <T> Answer<T> call(String action, int instances, Supplier<T> carryOut) {
    return region.call(clock, pair(), action, instances, carryOut);
  }

  private static Supplier<Accepted> accepting(Runnable change) {
    return () -> {
      change.run();
      return Accepted.ACCEPTED;
    };
  }

  private Pair pair() {
    return holding.pair();
  }
}
