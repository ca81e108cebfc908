package io.cicely.node.vip;

import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.net.Link;
import java.util.ArrayList;
import java.util.List;
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

  /** Every table is asked for before the first answer is awaited to show. */
  private Step towards(NetworkInterface eni, List<RouteTable> tables) {
    Step step = new Step.Done("");
    for (RouteTable table : tables) {
      if (!table.vpcId().equals(eni.vpcId())) {
        String why = table.id() + " belongs to " + table.vpcId() + ", " + eni.id();
        return MappedStart.unsuitable(
            vip, why + " to " + eni.vpcId(), "Name route tables of this VPC in route_tables");
      }
      RouteTable.Route route = table.to(vip.destination());
      if (route == null || !route.networkInterfaceId().equals(eni.id())) {
        Step next = Looking.unlessAccepted(write(table, route, eni), view);
        if (next instanceof Step.Write) {
          return next;
        }
        step = next;
      } else if (!route.active()) {
        step = new Step.WaitForEc2("the route in " + table.id() + " is a blackhole");
      }
    }
    return step;
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
          List<String> away = new ArrayList<>();
          for (RouteTable table : seen.tables()) {
            String target = elsewhere(table, seen.self());
            if (!target.isEmpty()) {
              away.add(table.id() + " leads to " + target);
            }
          }
          return away.isEmpty()
              ? new Where.Here()
              : new Where.Elsewhere(
                  "of " + seen.tables().size() + " route tables " + String.join(", ", away));
        });
  }

  /** Where the table leads, or empty if it leads here. */
  private String elsewhere(RouteTable table, String self) {
    RouteTable.Route route = table.to(vip.destination());
    if (route == null) {
      return "nowhere";
    }
    MappedView.Noted noted = view.noted();
    boolean here =
        noted == null
            ? route.instanceId().equals(self)
            : route.networkInterfaceId().equals(noted.networkInterfaceId());
    if (here) {
      return route.active() ? "" : "a blackhole, though to this instance";
    }
    String target = route.networkInterfaceId();
    return target.isEmpty() ? "something that is no interface" : target;
  }
}
