package io.cicely.cli.lab.fabric;

import io.cicely.cli.lab.fabric.Route.Hop;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.RouteKey;
import io.cicely.sim.world.RouteTarget;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.World;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The routes of a world: the local ones of its VPCs, and those of the route tables in use. */
record Directions(World world) {
  SortedSet<Route> all() {
    SortedSet<Route> routes = new TreeSet<>();
    world.vpcs().stream()
        .flatMap(vpc -> Stream.concat(Stream.of(vpc.cidr()), Stream.ofNullable(vpc.ipv6Cidr())))
        .forEach(range -> routes.add(new Route(range, new TreeSet<>(), new Hop.Mapped())));
    Map<String, SortedSet<String>> senders = senders();
    for (RouteKey key : world.dataPlane().routes().keys()) {
      SortedSet<String> followers = senders.get(key.routeTableId());
      RouteTarget target = world.dataPlane().routes().get(key);
      if (followers != null && target != null) {
        routes.add(new Route(key.destination(), followers, hop(target)));
      }
    }
    return routes;
  }

  /** The ENIs that follow each route table. */
  private Map<String, SortedSet<String>> senders() {
    Map<String, SortedSet<String>> senders = new TreeMap<>();
    for (NetworkInterface eni : world.interfaces().rows()) {
      String table = Routes.of(world, world.subnet(eni.subnetId())).id();
      senders.computeIfAbsent(table, _ -> new TreeSet<>()).add(eni.id());
    }
    return senders;
  }

  private static Hop hop(RouteTarget target) {
    return switch (target) {
      case RouteTarget.ToInterface(String eni) -> new Hop.ToEni(eni);
      case RouteTarget.ToGateway _ -> new Hop.Outside();
    };
  }
}
