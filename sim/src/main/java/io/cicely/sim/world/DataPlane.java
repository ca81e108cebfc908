package io.cicely.sim.world;

import org.jspecify.annotations.Nullable;

/**
 * What is physically so, whatever the API says meanwhile.
 *
 * @param plugs instance by interface: the interface's link is in that machine. A machine that is
 *     off keeps its links, and they come up with it
 * @param mappings interface by private address: who gets packets for the address
 * @param routes target by route: where packets for the destination go
 * @param publicAddresses endpoint by Elastic IP
 * @param powers power by instance
 */
public record DataPlane(
    Table<String, String> plugs,
    Table<VpcAddress, String> mappings,
    Table<RouteKey, RouteTarget> routes,
    Table<String, ElasticIp.Endpoint> publicAddresses,
    Table<String, Power> powers) {

  static DataPlane empty() {
    return new DataPlane(Table.empty(), Table.empty(), Table.empty(), Table.empty(), Table.empty());
  }

  public Power power(String instanceId) {
    Power power = powers.get(instanceId);
    return power == null ? Power.OFF : power;
  }

  /** The running machine that the interface's link is in, if any. */
  public @Nullable String liveInstance(String interfaceId) {
    String instanceId = plugs.get(interfaceId);
    return instanceId != null && power(instanceId) != Power.OFF ? instanceId : null;
  }

  DataPlane plug(String interfaceId, String instanceId) {
    return withPlugs(plugs.with(interfaceId, instanceId));
  }

  DataPlane unplug(String interfaceId) {
    return withPlugs(plugs.without(interfaceId));
  }

  private DataPlane withPlugs(Table<String, String> next) {
    return new DataPlane(next, mappings, routes, publicAddresses, powers);
  }

  DataPlane map(VpcAddress address, @Nullable String interfaceId) {
    return new DataPlane(
        plugs, set(mappings, address, interfaceId), routes, publicAddresses, powers);
  }

  DataPlane route(RouteKey key, @Nullable RouteTarget target) {
    return new DataPlane(plugs, mappings, set(routes, key, target), publicAddresses, powers);
  }

  DataPlane publish(String publicIp, ElasticIp.@Nullable Endpoint endpoint) {
    return new DataPlane(plugs, mappings, routes, set(publicAddresses, publicIp, endpoint), powers);
  }

  DataPlane power(String instanceId, @Nullable Power power) {
    return new DataPlane(plugs, mappings, routes, publicAddresses, set(powers, instanceId, power));
  }

  private static <K extends Comparable<K>, V> Table<K, V> set(
      Table<K, V> table, K key, @Nullable V value) {
    return value == null ? table.without(key) : table.with(key, value);
  }
}
