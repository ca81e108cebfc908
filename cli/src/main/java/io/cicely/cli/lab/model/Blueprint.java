package io.cicely.cli.lab.model;

import io.cicely.cli.spec.Mode;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What one lab consists of.
 *
 * @param size how many cluster nodes
 * @param spread whether the nodes are in several subnets and zones; else they are in the first
 *     subnet
 * @param mode how the VIP moves
 * @param ipv6 whether the VIP is an IPv6 address
 * @param vips how many VIPs; all of them stay on one node
 * @param token Corosync's token timeout
 * @param fenceDelay how long the fencing of the first node waits, so that in a fence race only one
 *     node dies; zero for none
 * @param latency the name of the simulator's latency profile
 * @param seed of all that the simulator draws
 * @param network what configures the nodes' links
 * @param equipment what the nodes bring along
 */
public record Blueprint(
    int size,
    boolean spread,
    Mode mode,
    boolean ipv6,
    int vips,
    Duration token,
    Duration fenceDelay,
    String latency,
    long seed,
    GuestNetwork network,
    Equipment equipment) {
  public static final String REGION = "eu-west-1";
  public static final String ACCOUNT = "123456789012";
  public static final String ROUTER = Site.SUBNETS.getFirst().router();
  public static final String VIP = Site.SUBNETS.getFirst().address(1, 50);
  public static final String VIP_ENI = "eni-0c1ce1c1ce1c1ce50";
  public static final String CLIENT = "client";

  public static final Duration DEFAULT_TOKEN = Duration.ofSeconds(5);
  public static final Duration DEFAULT_FENCE_DELAY = Duration.ofSeconds(3);
  public static final int MOST_NODES = 16;

  private static final List<String> NAMES = List.of("adam", "eva");

  /** The subnets in which nodes are put that are spread, over and over. */
  private static final List<Integer> ROUND = List.of(0, 2, 1);

  /**
   * One machine, with the ids that EC2 knows it and its first interface by.
   *
   * @param secondary a further private address, for an Elastic IP to be associated with
   */
  public record Node(
      String name,
      String instance,
      String eni,
      Subnet subnet,
      String address,
      String address6,
      String secondary) {}

  public Blueprint {
    if (size < 2 || size > MOST_NODES) {
      throw new IllegalArgumentException("a lab has 2 to 16 nodes, not " + size);
    }
    if (spread && (mode == Mode.ENI || mode == Mode.SECONDARY_IP)) {
      throw new IllegalArgumentException(
          "mode " + mode + " does not reach nodes in other zones; route and elastic-ip do");
    }
    if (ipv6 && isIpv4Only(mode)) {
      throw new IllegalArgumentException(
          "mode " + mode + " has no IPv6 VIP; secondary-ip and route have");
    }
    int most = ipv6 ? 1 : mostVips(mode);
    if (vips < 1 || vips > most) {
      throw new IllegalArgumentException(
          "a lab has 1 to %d VIPs of mode %s, not %d".formatted(most, mode, vips));
    }
  }

  private static boolean isIpv4Only(Mode mode) {
    return mode == Mode.ENI || mode == Mode.ELASTIC_IP;
  }

  /** The usual lab with {@code count} nodes: adam, eva, node3, node4 and so on. */
  public static Blueprint of(int count) {
    return new Blueprint(
        count,
        false,
        Mode.ENI,
        false,
        1,
        DEFAULT_TOKEN,
        DEFAULT_FENCE_DELAY,
        "none",
        1,
        GuestNetwork.STATIC,
        Equipment.CLUSTER);
  }

  /** The cluster's machines, in the order of Corosync's node list. */
  public List<Node> nodes() {
    return IntStream.range(0, size).mapToObj(this::node).toList();
  }

  private Node node(int index) {
    Subnet subnet = Site.SUBNETS.get(spread ? ROUND.get(index % ROUND.size()) : 0);
    String name = index < NAMES.size() ? NAMES.get(index) : "node" + (index + 1);
    String id = "0aaaaaaaaaaaaaa%02d".formatted(index + 1);
    return machine(name, id, subnet, 1, 11 + index, 61 + index);
  }

  /** The machine from which a VIP in the VPC is asked. */
  public Node client() {
    return machine(CLIENT, "0ccccccccccccccc1", Site.SUBNETS.getFirst(), 2, 100, 101);
  }

  private static Node machine(
      String name, String id, Subnet subnet, int block, int host, int secondary) {
    return new Node(
        name,
        "i-" + id,
        "eni-" + id,
        subnet,
        subnet.address(block, host),
        subnet.address6(host),
        subnet.address(block, secondary));
  }

  public Stream<Node> machines() {
    return Stream.concat(nodes().stream(), Stream.of(client()));
  }

  /** The one that is asked for where one is enough. */
  public Vip vip() {
    return allVips().getFirst();
  }

  /** How many of a mode one node can have. */
  public static int mostVips(Mode mode) {
    return Vip.most(mode);
  }

  public List<Vip> allVips() {
    return IntStream.range(0, vips).mapToObj(index -> Vip.of(mode, ipv6, index, nodes())).toList();
  }

  /** Whether they are more than the usual instance type has room for. */
  public boolean isCrowded() {
    return vips > 1;
  }

  public Blueprint withMode(Mode other, boolean nowSpread) {
    return new Blueprint(
        size, nowSpread, other, ipv6, vips, token, fenceDelay, latency, seed, network, equipment);
  }

  /** The same with an IPv6 VIP, or without. */
  public Blueprint withIpv6(boolean nowIpv6) {
    return new Blueprint(
        size, spread, mode, nowIpv6, vips, token, fenceDelay, latency, seed, network, equipment);
  }

  /**
   * @throws IllegalArgumentException if the mode does not allow so many
   */
  public Blueprint withVips(int count) {
    return new Blueprint(
        size, spread, mode, ipv6, count, token, fenceDelay, latency, seed, network, equipment);
  }

  public Blueprint withToken(Duration other) {
    return new Blueprint(
        size, spread, mode, ipv6, vips, other, fenceDelay, latency, seed, network, equipment);
  }

  public Blueprint withFenceDelay(Duration other) {
    return new Blueprint(
        size, spread, mode, ipv6, vips, token, other, latency, seed, network, equipment);
  }

  public Blueprint withLatency(String other) {
    return new Blueprint(
        size, spread, mode, ipv6, vips, token, fenceDelay, other, seed, network, equipment);
  }

  public Blueprint withSeed(long other) {
    return new Blueprint(
        size, spread, mode, ipv6, vips, token, fenceDelay, latency, other, network, equipment);
  }

  public Blueprint withNetwork(GuestNetwork other) {
    return new Blueprint(
        size, spread, mode, ipv6, vips, token, fenceDelay, latency, seed, other, equipment);
  }

  public Blueprint withEquipment(Equipment other) {
    return new Blueprint(
        size, spread, mode, ipv6, vips, token, fenceDelay, latency, seed, network, other);
  }

  /** All of it in words, for another process to read. */
  public List<String> words() {
    return List.of(
        Integer.toString(size),
        Boolean.toString(spread),
        mode.toString(),
        Boolean.toString(ipv6),
        Integer.toString(vips),
        Long.toString(token.toMillis()),
        Long.toString(fenceDelay.toMillis()),
        latency,
        Long.toString(seed),
        network.toString(),
        equipment.toString());
  }

  /** What {@link #words} gave. */
  public static Blueprint ofWords(List<String> words) {
    return new Blueprint(
        Integer.parseInt(words.get(0)),
        Boolean.parseBoolean(words.get(1)),
        Mode.named(words.get(2)).orElseThrow(),
        Boolean.parseBoolean(words.get(3)),
        Integer.parseInt(words.get(4)),
        Duration.ofMillis(Long.parseLong(words.get(5))),
        Duration.ofMillis(Long.parseLong(words.get(6))),
        words.get(7),
        Long.parseLong(words.get(8)),
        GuestNetwork.named(words.get(9)).orElseThrow(),
        Equipment.named(words.get(10)).orElseThrow());
  }
}
