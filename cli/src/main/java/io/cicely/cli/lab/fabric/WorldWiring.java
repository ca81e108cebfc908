package io.cicely.cli.lab.fabric;

import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Power;
import io.cicely.sim.world.SecurityGroup;
import io.cicely.sim.world.World;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The wiring that a simulated world asks for, together with what befell the machines without EC2's
 * knowledge.
 */
public final class WorldWiring {
  private final World world;
  private final Map<String, String> names;
  private final Mishaps mishaps;

  private WorldWiring(World world, Map<String, String> names, Mishaps mishaps) {
    this.world = world;
    this.names = names;
    this.mishaps = mishaps;
  }

  /**
   * @param names the machines there are below, by instance id; an instance without one is in the
   *     API only
   */
  public static Wiring of(World world, Map<String, String> names, Mishaps mishaps) {
    WorldWiring wiring = new WorldWiring(world, names, mishaps);
    return new Wiring(wiring.machines(), wiring.links(), wiring.filter());
  }

  private SortedMap<String, Machine> machines() {
    SortedMap<String, Machine> machines = new TreeMap<>();
    names.forEach(
        (instance, name) -> {
          Power power = world.dataPlane().power(instance);
          if (power != Power.OFF && !mishaps.crashed().contains(instance)) {
            boolean frozen = mishaps.frozen().contains(instance);
            boolean asked = power == Power.ASKED_TO_SHUT_DOWN;
            machines.put(name, new Machine(instance, name, frozen, asked));
          }
        });
    return machines;
  }

  private SortedMap<String, Link> links() {
    SortedMap<String, Link> links = new TreeMap<>();
    for (NetworkInterface eni : world.interfaces().rows()) {
      String instance = world.dataPlane().liveInstance(eni.id());
      String name = instance == null ? null : names.get(instance);
      if (instance != null && name != null && !mishaps.crashed().contains(instance)) {
        links.put(eni.id(), link(eni, name));
      }
    }
    return links;
  }

  private Link link(NetworkInterface eni, String machine) {
    int index = eni.attachment() == null ? 0 : eni.attachment().deviceIndex();
    return new Link(eni.id(), machine, index, eni.mac(), mapped(eni));
  }

  /** IPv4 only: the lab's router knows no other. */
  private SortedSet<String> mapped(NetworkInterface eni) {
    SortedSet<String> addresses = new TreeSet<>();
    for (var address : world.dataPlane().mappings().keys()) {
      if (eni.id().equals(world.dataPlane().mappings().get(address))
          && address.address().indexOf(':') < 0) {
        addresses.add(address.address());
      }
    }
    return addresses;
  }

  private Filter filter() {
    SortedMap<String, SortedSet<String>> mapped = new TreeMap<>();
    SortedSet<String> unchecked = new TreeSet<>();
    SortedSet<String> cut = new TreeSet<>();
    SortedSet<Opening> openings = new TreeSet<>();
    for (NetworkInterface eni : world.interfaces().rows()) {
      mapped.put(eni.id(), mapped(eni));
      if (!eni.sourceDestCheck()) {
        unchecked.add(eni.id());
      }
      String instance = world.dataPlane().liveInstance(eni.id());
      if (instance != null && mishaps.frozen().contains(instance)) {
        cut.add(eni.id());
      }
      openings.addAll(openings(eni).toList());
    }
    return new Filter(mapped, unchecked, openings, cut, mishaps.apart());
  }

  private Stream<Opening> openings(NetworkInterface eni) {
    return eni.groupIds().stream()
        .flatMap(group -> world.group(group).rules().stream())
        .flatMap(rule -> openings(eni, rule));
  }

  private Stream<Opening> openings(NetworkInterface eni, SecurityGroup.Rule rule) {
    boolean allPorts = rule.fromPort() < 0;
    int from = allPorts ? 0 : rule.fromPort();
    int to = allPorts ? LAST_PORT : rule.toPort();
    return protocol(rule).stream()
        .flatMap(
            protocol ->
                peers(rule)
                    .map(peer -> new Opening(eni.id(), rule.egress(), protocol, from, to, peer)));
  }

  private static final int LAST_PORT = 65_535;

  private static List<Opening.Protocol> protocol(SecurityGroup.Rule rule) {
    return switch (rule.protocol().toLowerCase(Locale.ROOT)) {
      case "-1" -> List.of(Opening.Protocol.ANY);
      case "tcp" -> List.of(Opening.Protocol.TCP);
      case "udp" -> List.of(Opening.Protocol.UDP);
      case "icmp" -> List.of(Opening.Protocol.ICMP);
      case String other -> List.of();
    };
  }

  private Stream<String> peers(SecurityGroup.Rule rule) {
    if (!rule.namesGroup()) {
      return Stream.of(rule.peer()).filter(range -> range.indexOf(':') < 0);
    }
    return world.interfaces().stream()
        .filter(eni -> eni.groupIds().contains(rule.peer()))
        .flatMap(eni -> mapped(eni).stream());
  }
}
