package io.cicely.cli.lab.fabric;

import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.SecurityGroup;
import io.cicely.sim.world.World;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the security groups of a world allow.
 *
 * @param mapped each ENI's addresses: a rule that names a group means those of its members
 */
record Openings(World world, SortedMap<String, SortedSet<String>> mapped) {
  private static final int LAST_PORT = 65_535;

  SortedSet<Opening> all() {
    return world.interfaces().stream()
        .flatMap(this::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<Opening> of(NetworkInterface eni) {
    return eni.groupIds().stream()
        .flatMap(group -> world.group(group).rules().stream())
        .flatMap(rule -> of(eni, rule));
  }

  private Stream<Opening> of(NetworkInterface eni, SecurityGroup.Rule rule) {
    boolean allPorts = rule.fromPort() < 0;
    int from = allPorts ? 0 : rule.fromPort();
    int to = allPorts ? LAST_PORT : rule.toPort();
    return protocol(rule).stream()
        .flatMap(
            protocol ->
                peers(rule)
                    .map(peer -> new Opening(eni.id(), rule.egress(), protocol, from, to, peer)));
  }

  private static List<Opening.Protocol> protocol(SecurityGroup.Rule rule) {
    return switch (rule.protocol().toLowerCase(Locale.ROOT)) {
      case "-1" -> List.of(Opening.Protocol.ANY);
      case "tcp" -> List.of(Opening.Protocol.TCP);
      case "udp" -> List.of(Opening.Protocol.UDP);
      case "icmp" -> List.of(Opening.Protocol.ICMP);
      case "icmpv6" -> List.of(Opening.Protocol.ICMPV6);
      case String other -> List.of();
    };
  }

  private Stream<String> peers(SecurityGroup.Rule rule) {
    if (!rule.namesGroup()) {
      return Stream.of(rule.peer());
    }
    return world.interfaces().stream()
        .filter(eni -> eni.groupIds().contains(rule.peer()))
        .flatMap(eni -> mapped.getOrDefault(eni.id(), new TreeSet<>()).stream());
  }
}
