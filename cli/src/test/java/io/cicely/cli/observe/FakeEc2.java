package io.cicely.cli.observe;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Describes;
import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.NetworkInterface.PrivateAddress;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Subnet;
import io.cicely.node.ec2.Trouble;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** EC2 with one ENI and some instances; it can be told to be down, and it changes nothing. */
public final class FakeEc2 implements Describes {
  public static final String ENI = "eni-0ccccccccccccccc1";
  public static final String ADDRESS = "192.168.1.50";

  private final Map<String, InstanceState> states = new TreeMap<>();
  private @Nullable Attachment attachment;
  private String address = ADDRESS;
  private boolean down;

  /** The ENI is attached to that instance. */
  public synchronized FakeEc2 attached(String instance) {
    return attachment(instance, Attachment.Status.Known.ATTACHED);
  }

  public synchronized FakeEc2 attachment(String instance, Attachment.Status status) {
    attachment = new Attachment("eni-attach-1", instance, 1, status);
    return this;
  }

  public synchronized FakeEc2 carrying(String other) {
    address = other;
    return this;
  }

  public synchronized FakeEc2 state(String instance, InstanceState state) {
    states.put(instance, state);
    return this;
  }

  public synchronized FakeEc2 down() {
    down = true;
    return this;
  }

  @Override
  public synchronized Answer<List<NetworkInterface>> describeNetworkInterfaces(Select which) {
    if (!which.equals(Select.ids(ENI))) {
      return notFound("ec2:DescribeNetworkInterfaces", which);
    }
    NetworkInterface eni =
        new NetworkInterface(
            ENI,
            "subnet-1",
            "vpc-1",
            "eu-west-1a",
            "02:00:00:00:00:50",
            NetworkInterface.Status.of(attachment == null ? "available" : "in-use"),
            List.of(new PrivateAddress(address, true)),
            List.of(),
            attachment,
            true,
            Map.of());
    return answer("ec2:DescribeNetworkInterfaces", List.of(eni));
  }

  @Override
  public synchronized Answer<List<Instance>> describeInstances(Select which) {
    List<Instance> all =
        states.entrySet().stream()
            .map(
                each ->
                    new Instance(
                        each.getKey(),
                        each.getValue(),
                        "t3.micro",
                        "eu-west-1a",
                        "subnet-1",
                        "vpc-1",
                        "192.168.1.11",
                        List.of(),
                        Map.of()))
            .toList();
    return answer("ec2:DescribeInstances", all);
  }

  private <T> Answer<T> answer(String action, T value) {
    return down
        ? new Answer.Not<>(new Trouble.Unavailable(action, "connection refused", ""))
        : new Answer.Given<>(value, "request-1");
  }

  private static <T> Answer<T> notFound(String action, Select which) {
    return new Answer.Not<>(
        new Trouble.NotFound(action, "InvalidNetworkInterfaceID.NotFound", which.toString(), ""));
  }

  @Override
  public Answer<List<Subnet>> describeSubnets(Select which) {
    throw new AssertionError("nobody needs subnets to look at a cluster");
  }

  @Override
  public Answer<List<RouteTable>> describeRouteTables(Select which) {
    throw new AssertionError("this cluster has no VIP by route");
  }

  @Override
  public Answer<List<ElasticIp>> describeAddresses(Select which) {
    throw new AssertionError("this cluster has no Elastic IP");
  }
}
