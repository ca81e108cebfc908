package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.NetworkInterface.PrivateAddress;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.ec2.UnusedEc2;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An EC2 that maps addresses and routes to adam's or eva's one interface. What it was told shows at
 * once, or after {@code lag} on the manual clock.
 */
final class MappingEc2 extends UnusedEc2 {
  static final String ADAM = FakeEc2.ADAM;
  static final String ENI = "eni-0aaaaaaaaaaaaaaa1";
  static final String EVAS_ENI = "eni-0aaaaaaaaaaaaaaa2";
  static final String PRIVATE = "192.168.1.61";

  final List<String> calls = new ArrayList<>();

  /** By call, or by call and the first of its parameters. */
  final Map<String, Trouble> troubles = new HashMap<>();

  /** The interface that has an address, a route table's route or the Elastic IP. */
  final Map<String, String> holders = new TreeMap<>();

  Duration lag = Duration.ZERO;
  private final ManualClock clock;
  private final FakeKernel kernel;

  /** Whether each write found the address in the kernel. */
  final List<Boolean> inKernel = new ArrayList<>();

  MappingEc2(ManualClock clock, FakeKernel kernel) {
    this.clock = clock;
    this.kernel = kernel;
  }

  /** What it did, without its looks. */
  List<String> writes() {
    return calls.stream().filter(call -> !call.startsWith("Describe")).toList();
  }

  @Override
  public Answer<List<NetworkInterface>> describeNetworkInterfaces(Select which) {
    if (which instanceof Select.Matching(List<Select.Filter> filters)
        && filters.getFirst().name().startsWith("ipv6")) {
      String holder = holders.get(filters.getFirst().values().getFirst());
      return answer(
          "DescribeNetworkInterfaces holder", holder == null ? List.of() : List.of(eni(holder)));
    }
    return answer("DescribeNetworkInterfaces", List.of(eni(ENI)));
  }

  private NetworkInterface eni(String id) {
    List<PrivateAddress> ipv4 = new ArrayList<>(List.of(new PrivateAddress("192.168.1.11", true)));
    ipv4.add(new PrivateAddress(PRIVATE, false));
    List<String> ipv6 = new ArrayList<>();
    holders.forEach(
        (address, holder) -> {
          if (holder.equals(id) && address.contains(":")) {
            ipv6.add(address);
          } else if (holder.equals(id)) {
            ipv4.add(new PrivateAddress(address, false));
          }
        });
    return new NetworkInterface(
        id,
        "subnet-1",
        "vpc-1",
        "eu-west-1a",
        "02:00:00:00:00:11",
        NetworkInterface.Status.Known.IN_USE,
        ipv4,
        ipv6,
        new Attachment("eni-attach-1", ADAM, 0, Attachment.Status.Known.ATTACHED),
        false,
        Map.of());
  }

  @Override
  public Answer<List<RouteTable>> describeRouteTables(Select which) {
    List<RouteTable> tables = new ArrayList<>();
    for (String id : ((Select.Ids) which).ids()) {
      String holder = holders.get(id);
      List<RouteTable.Route> routes =
          holder == null
              ? List.of()
              : List.of(
                  new RouteTable.Route(
                      "10.99.0.50/32", holder, holder.equals(ENI) ? ADAM : FakeEc2.EVA, true));
      tables.add(new RouteTable(id, "vpc-1", routes));
    }
    return answer("DescribeRouteTables", tables);
  }

  @Override
  public Answer<List<ElasticIp>> describeAddresses(Select which) {
    String holder = holders.get("eipalloc-1");
    return answer(
        "DescribeAddresses",
        List.of(
            holder == null
                ? new ElasticIp("eipalloc-1", "203.0.113.5", "", "", "", "")
                : new ElasticIp(
                    "eipalloc-1",
                    "203.0.113.5",
                    "eipassoc-1",
                    holder.equals(ENI) ? ADAM : FakeEc2.EVA,
                    holder,
                    PRIVATE)));
  }

  @Override
  public Answer<Accepted> assignPrivateAddress(String networkInterfaceId, String address) {
    return write("AssignPrivateIpAddresses", address, networkInterfaceId);
  }

  @Override
  public Answer<Accepted> assignIpv6Address(String networkInterfaceId, String address) {
    return write("AssignIpv6Addresses", address, networkInterfaceId);
  }

  @Override
  public Answer<Accepted> unassignIpv6Address(String networkInterfaceId, String address) {
    return write("UnassignIpv6Addresses", address, "");
  }

  @Override
  public Answer<Accepted> createRoute(String table, String destination, String eni) {
    return write("CreateRoute", table, eni);
  }

  @Override
  public Answer<Accepted> replaceRoute(String table, String destination, String eni) {
    return write("ReplaceRoute", table, eni);
  }

  @Override
  public Answer<Accepted> associateAddress(String allocation, String eni, String address) {
    return write("AssociateAddress", allocation, eni);
  }

  @Override
  public Answer<Accepted> disassociateAddress(String associationId) {
    return write("DisassociateAddress", "eipalloc-1", "");
  }

  private Answer<Accepted> write(String call, String what, String holder) {
    inKernel.add(kernel.addresses.size() > 1);
    Trouble ofThat = troubles.get(call + " " + what);
    if (ofThat != null) {
      calls.add(call);
      clock.sleep(Duration.ofMillis(50));
      return new Answer.Not<>(ofThat);
    }
    Answer<Accepted> answer = answer(call, Accepted.ACCEPTED);
    if (answer instanceof Answer.Given<Accepted>) {
      Runnable shows = () -> map(what, holder);
      if (lag.isZero()) {
        shows.run();
      } else {
        clock.after(lag, shows);
      }
    }
    return answer;
  }

  private void map(String what, String holder) {
    if (holder.isEmpty()) {
      holders.remove(what);
    } else {
      holders.put(what, holder);
    }
  }

  private <T> Answer<T> answer(String call, T value) {
    calls.add(call);
    clock.sleep(Duration.ofMillis(50));
    Trouble trouble = troubles.get(call);
    return trouble == null ? new Answer.Given<>(value, "request-1") : new Answer.Not<>(trouble);
  }
}
