package io.cicely.cli.lab.model;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one lab consists of.
 *
 * @param nodes the cluster's machines, in the order of Corosync's node list
 * @param client the machine from which the VIP is asked
 * @param token Corosync's token timeout
 * @param fenceDelay how long the fencing of the first node waits, so that in a fence race only one
 *     node dies; zero for none
 * @param latency the name of the simulator's latency profile
 * @param seed of all that the simulator draws
 */
public record Blueprint(
    List<Node> nodes, Node client, Duration token, Duration fenceDelay, String latency, long seed) {
  public static final String REGION = "eu-west-1";
  public static final String ZONE = "eu-west-1a";
  public static final String ACCOUNT = "123456789012";
  public static final String VPC = "vpc-0c1ce1c1ce1c1ce01";
  public static final String VPC_RANGE = "192.168.0.0/16";
  public static final String SUBNET = "subnet-0c1ce1c1ce1c1ce01";
  public static final String SUBNET_RANGE = "192.168.0.0/22";
  public static final int SUBNET_PREFIX = 22;
  public static final String ROUTER = "192.168.0.1";
  public static final String VIP = "192.168.1.50";
  public static final String VIP_ENI = "eni-0c1ce1c1ce1c1ce50";

  public static final Duration DEFAULT_TOKEN = Duration.ofSeconds(5);
  public static final Duration DEFAULT_FENCE_DELAY = Duration.ofSeconds(3);
  public static final int MOST_NODES = 16;

  private static final List<String> NAMES = List.of("adam", "eva");

  /** One machine, with the ids that EC2 knows it and its first interface by. */
  public record Node(String name, String instance, String eni, String address) {}

  public Blueprint {
    nodes = List.copyOf(nodes);
    if (nodes.size() < 2 || nodes.size() > MOST_NODES) {
      throw new IllegalArgumentException("a lab has 2 to 16 nodes, not " + nodes.size());
    }
  }

  /** The usual lab with {@code count} nodes: adam, eva, node3, node4 and so on. */
  public static Blueprint of(int count) {
    return new Blueprint(
        IntStream.range(0, count).mapToObj(Blueprint::node).toList(),
        new Node("client", "i-0ccccccccccccccc1", "eni-0ccccccccccccccc1", "192.168.2.100"),
        DEFAULT_TOKEN,
        DEFAULT_FENCE_DELAY,
        "none",
        1);
  }

  private static Node node(int index) {
    String id = "0aaaaaaaaaaaaaa%02d".formatted(index + 1);
    return new Node(
        index < NAMES.size() ? NAMES.get(index) : "node" + (index + 1),
        "i-" + id,
        "eni-" + id,
        "192.168.1." + (11 + index));
  }

  public Blueprint withToken(Duration other) {
    return new Blueprint(nodes, client, other, fenceDelay, latency, seed);
  }

  public Blueprint withFenceDelay(Duration other) {
    return new Blueprint(nodes, client, token, other, latency, seed);
  }

  public Blueprint withLatency(String other) {
    return new Blueprint(nodes, client, token, fenceDelay, other, seed);
  }

  public Blueprint withSeed(long other) {
    return new Blueprint(nodes, client, token, fenceDelay, latency, other);
  }

  public Stream<Node> machines() {
    return Stream.concat(nodes.stream(), Stream.of(client));
  }
}
