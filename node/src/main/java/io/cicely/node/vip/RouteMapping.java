package io.cicely.node.vip;

import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.net.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Mode route: each of the VIP's route tables leads to an interface of the node. */
final class RouteMapping {
  private final MappedView view;
  private final Vip.Route vip;

  RouteMapping(MappedView view, Vip.Route vip) {
    this.view = view;
    this.vip = vip;
  }

  /** The next step towards having every table lead to the interface of that link. */
  Step towards(Link link) {
    return Looking.at(
        Question.OWN_INTERFACES,
        view.own(),
        own -> {
          NetworkInterface eni = own.withMac(link.macAddress());
          if (eni == null) {
            return SecondaryIpMapping.unknownLink(vip, own, link);
          }
          if (eni.sourceDestCheck()) {
            return MappedStart.unsuitable(
                vip,
                "the source/dest check of " + eni.id() + " is on, so that EC2 drops what is for it",
                "aws ec2 modify-network-interface-attribute --no-source-dest-check"
                    + " --network-interface-id "
                    + eni.id());
          }
          return Looking.at(
              Question.ROUTE_TABLES, view.routeTables(), tables -> towards(eni, tables.tables()));
        });
  }

  /**
   * Nothing is written while one of the tables cannot be; then every table is asked for before the
   * first answer is awaited to show.
   */
  private Step towards(NetworkInterface eni, List<RouteTable> tables) {
    for (RouteTable table : tables) {
      if (!table.vpcId().equals(eni.vpcId())) {
        String why = table.id() + " belongs to " + table.vpcId() + ", " + eni.id();
        return MappedStart.unsuitable(
            vip, why + " to " + eni.vpcId(), "Name route tables of this VPC in route_tables");
      }
    }
    for (RouteTable table : tables) {
      RouteTable.Route route = table.to(vip.destination());
      if (!isHere(table, route, eni)) {
        Step.Write write = write(table, route, eni);
        if (!Looking.isAccepted(write, view)) {
          return write;
        }
      }
    }
    String away = away(tables, route -> route.networkInterfaceId().equals(eni.id()));
    return away.isEmpty() ? new Step.Done("") : new Step.WaitForEc2("EC2 still says that " + away);
  }

  private boolean isHere(RouteTable table, RouteTable.@Nullable Route route, NetworkInterface eni) {
    return route != null
        && route.networkInterfaceId().equals(eni.id())
        && (Looking.isCertain(write(table, route, eni), view)
            || Looking.isCertain(write(table, null, eni), view));
  }

  private Step.Write write(
      RouteTable table, RouteTable.@Nullable Route route, NetworkInterface eni) {
    return route == null
        ? new Step.CreateRoute(table.id(), vip.destination(), eni.id())
        : new Step.ReplaceRoute(table.id(), vip.destination(), eni.id());
  }

  /** Where EC2 has it. Half here is not here. */
  Where where() {
    return Where.of(
        view.routeTables(),
        seen -> {
          String away = away(seen.tables(), route -> isHere(route, seen.self()));
          return away.isEmpty() ? new Where.Here() : new Where.Elsewhere(away);
        });
  }

  private boolean isHere(RouteTable.Route route, String self) {
    MappedView.Noted noted = view.noted();
    return noted == null
        ? route.instanceId().equals(self)
        : route.networkInterfaceId().equals(noted.networkInterfaceId());
  }

  /** Each of the tables that does not lead there, and where it leads; empty if all do. */
  String away() {
    MappedView.Noted target = MappedStart.interfaceOf(vip, view);
    return target != null && view.routeTables() instanceof Sight.Seen<MappedView.Tables>(var seen)
        ? away(
            seen.tables(), route -> route.networkInterfaceId().equals(target.networkInterfaceId()))
        : "";
  }

  private String away(List<RouteTable> tables, Predicate<RouteTable.Route> here) {
    List<String> away = new ArrayList<>();
    for (RouteTable table : tables) {
      RouteTable.Route route = table.to(vip.destination());
      if (route == null) {
        away.add(table.id() + " leads nowhere");
      } else if (!here.test(route)) {
        away.add(table.id() + " leads to " + target(route));
      } else if (!route.active()) {
        away.add(table.id() + " leads here into a blackhole");
      }
    }
    return away.isEmpty() ? "" : "of " + tables.size() + " route tables " + String.join(", ", away);
  }

  private static String target(RouteTable.Route route) {
    String target = route.networkInterfaceId();
    return target.isEmpty() ? "something that is no interface" : target;
  }
}
