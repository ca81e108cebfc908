package io.cicely.sim.world;

import io.cicely.sim.world.Transition.AddressConverges;
import io.cicely.sim.world.Transition.MappingConverges;
import io.cicely.sim.world.Transition.RouteConverges;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where packets go follows what the API says, one address or route at a time. */
final class Convergence {
  private Convergence() {}

  static void enabled(World world, Set<Transition> all) {
    DataPlane data = world.dataPlane();
    different(wantedMappings(world), data.mappings())
        .forEach(address -> all.add(new MappingConverges(address)));
    different(wantedRoutes(world), data.routes())
        .forEach(route -> all.add(new RouteConverges(route)));
    different(wantedAddresses(world), data.publicAddresses())
        .forEach(publicIp -> all.add(new AddressConverges(publicIp)));
  }

  static World map(World world, VpcAddress address) {
    String holder = world.holderOf(address).map(NetworkInterface::id).orElse(null);
    return world.with(world.dataPlane().map(address, holder));
  }

  static World route(World world, RouteKey key) {
    RouteTable table = world.routeTables().get(key.routeTableId());
    RouteTarget target = table == null ? null : table.routes().get(key.destination());
    return world.with(world.dataPlane().route(key, target));
  }

  static World publish(World world, String publicIp) {
    return world.with(world.dataPlane().publish(publicIp, wantedAddresses(world).get(publicIp)));
  }

  private static Map<VpcAddress, String> wantedMappings(World world) {
    Map<VpcAddress, String> wanted = new HashMap<>();
    for (NetworkInterface each : world.interfaces().rows()) {
      String vpc = world.vpcOf(each);
      each.privateAddresses().forEach(ip -> wanted.put(new VpcAddress(vpc, ip), each.id()));
      each.ipv6Addresses().forEach(ip -> wanted.put(new VpcAddress(vpc, ip), each.id()));
    }
    return wanted;
  }

  private static Map<RouteKey, RouteTarget> wantedRoutes(World world) {
    Map<RouteKey, RouteTarget> wanted = new HashMap<>();
    for (RouteTable table : world.routeTables().rows()) {
      for (Cidr to : table.routes().keys()) {
        table.routes().find(to).ifPresent(via -> wanted.put(new RouteKey(table.id(), to), via));
      }
    }
    return wanted;
  }

  private static Map<String, ElasticIp.Endpoint> wantedAddresses(World world) {
    Map<String, ElasticIp.Endpoint> wanted = new HashMap<>();
    for (ElasticIp each : world.addresses().rows()) {
      ElasticIp.Association association = each.association();
      if (association != null) {
        wanted.put(each.publicIp(), association.endpoint());
      }
    }
    return wanted;
  }

  private static <K extends Comparable<K>, V> Set<K> different(
      Map<K, V> wanted, Table<K, V> effective) {
    Set<K> keys = new HashSet<>(wanted.keySet());
    keys.addAll(effective.keys());
    keys.removeIf(key -> same(wanted.get(key), effective.get(key)));
    return keys;
  }

  private static <V> boolean same(@Nullable V one, @Nullable V other) {
    return one == null ? other == null : one.equals(other);
  }
}
