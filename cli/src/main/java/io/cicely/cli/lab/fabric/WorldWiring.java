package io.cicely.cli.lab.fabric;

import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.ElasticIp;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Power;
import io.cicely.sim.world.VpcAddress;
import io.cicely.sim.world.World;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The wiring that a simulated world asks for, together with what befell the machines without EC2's
 * knowledge.
 */
public final class WorldWiring {
  private final World world;
  private final Map<String, String> names;
  private final Mishaps mishaps;
  private final SortedMap<String, SortedSet<String>> mapped;

  private WorldWiring(World world, Map<String, String> names, Mishaps mishaps) {
    this.world = world;
    this.names = names;
    this.mishaps = mishaps;
    this.mapped = mapped();
  }

  /**
   * @param names the machines there are below, by instance id; an instance without one is in the
   *     API only
   */
  public static Wiring of(World world, Map<String, String> names, Mishaps mishaps) {
    WorldWiring wiring = new WorldWiring(world, names, mishaps);
    return new Wiring(wiring.machines(), wiring.links(), wiring.filter());
  }

  /**
   * The addresses of every ENI, as packets find them. There is one router: a VPC without a machine
   * below, whose addresses may be the same, is in the API only.
   */
  private SortedMap<String, SortedSet<String>> mapped() {
    Set<String> vpcs =
        names.keySet().stream()
            .flatMap(instance -> world.instances().find(instance).stream())
            .map(instance -> world.subnet(instance.subnetId()).vpcId())
            .collect(Collectors.toSet());
    SortedMap<String, SortedSet<String>> all = new TreeMap<>();
    world.interfaces().stream().forEach(eni -> all.put(eni.id(), new TreeSet<>()));
    for (VpcAddress address : world.dataPlane().mappings().keys()) {
      String eni = world.dataPlane().mappings().get(address);
      if (eni != null && vpcs.contains(address.vpcId())) {
        all.computeIfAbsent(eni, _ -> new TreeSet<>()).add(address.address());
      }
    }
    return all;
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
    return new Link(eni.id(), machine, index, eni.mac(), neighbours(eni));
  }

  private SortedSet<String> neighbours(NetworkInterface eni) {
    SortedSet<String> neighbours = new TreeSet<>();
    Cidr range = world.subnet(eni.subnetId()).ipv6Cidr();
    if (range != null) {
      mapped.values().forEach(addresses -> neighbours.addAll(addresses));
      neighbours.removeIf(address -> !range.contains(address));
      neighbours.removeAll(mapped.getOrDefault(eni.id(), new TreeSet<>()));
    }
    return neighbours;
  }

  private Filter filter() {
    SortedSet<String> unchecked = new TreeSet<>();
    SortedSet<String> cut = new TreeSet<>();
    for (NetworkInterface eni : world.interfaces().rows()) {
      if (!eni.sourceDestCheck()) {
        unchecked.add(eni.id());
      }
      String instance = world.dataPlane().liveInstance(eni.id());
      if (instance != null && mishaps.frozen().contains(instance)) {
        cut.add(eni.id());
      }
    }
    return new Filter(
        mapped,
        unchecked,
        new Directions(world).all(),
        published(),
        new Openings(world, mapped).all(),
        cut,
        mishaps.apart());
  }

  private SortedMap<String, String> published() {
    SortedMap<String, String> published = new TreeMap<>();
    for (String publicIp : world.dataPlane().publicAddresses().keys()) {
      ElasticIp.Endpoint endpoint = world.dataPlane().publicAddresses().get(publicIp);
      if (endpoint != null) {
        published.put(publicIp, endpoint.privateAddress());
      }
    }
    return published;
  }
}
