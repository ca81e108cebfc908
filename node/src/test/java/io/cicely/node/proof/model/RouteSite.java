package io.cicely.node.proof.model;

import io.cicely.node.net.Ip;
import io.cicely.node.net.Snapshot;
import io.cicely.node.vip.Vip;
import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.RouteKey;
import io.cicely.sim.world.RouteTarget;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.World;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two route tables lead to the VIP, which is an address outside of the VPC. */
public final class RouteSite extends MappedSite {
  private static final String SPARE = "eni-0c1ce1c1ce1c1ce1c";
  private static final int TABLES = 2;

  private final Ip address;
  private final Cidr destination;
  private final List<String> tables = new ArrayList<>();
  private final IdentityHashMap<World, Leads> known = new IdentityHashMap<>();
  private final World world;

  /** For so many nodes; at first the routes lead to a network interface of nobody's. */
  public RouteSite(int nodes, boolean ipv6) {
    super(nodes);
    address = Ip.parse(ipv6 ? "2001:db8:0:ff00::50" : "10.99.0.50");
    destination = Cidr.parse(address + "/" + address.hostPrefix());
    Founding founding = founding().networkInterface(SPARE, SUBNET, "192.168.1.99", "spare");
    for (String card : cards()) {
      founding = founding.withoutSourceDestCheck(card);
    }
    World founded = founding.world();
    while (tables.size() < TABLES) {
      String table = founded.freshId("rtb");
      tables.add(table);
      founded = Routes.createTable(founded, VPC);
      founded =
          Routes.create(founded, table, destination, new RouteTarget.ToInterface(SPARE)).settled();
    }
    world = founded;
  }

  @Override
  public Vip.Mapped vip(int node) {
    return new Vip.Route(address, "", tables);
  }

  /** The two tables. */
  public List<String> tables() {
    return tables;
  }

  /** What a route to the VIP is for. */
  public Cidr destination() {
    return destination;
  }

  @Override
  World world() {
    return world;
  }

  @Override
  public Ip address() {
    return address;
  }

  @Override
  boolean answers(World seen, int node, Snapshot kernel) {
    String card = cards().get(node);
    return has(kernel, address)
        && tables.stream().anyMatch(each -> card.equals(effective(seen, each)));
  }

  @Override
  boolean keeps(World seen, int node, Snapshot kernel) {
    String card = cards().get(node);
    return answers(seen, node, kernel)
        || (has(kernel, address)
            && tables.stream().anyMatch(each -> card.equals(target(seen, each))));
  }

  @Override
  boolean isHere(World seen, int node, Snapshot kernel) {
    String card = cards().get(node);
    return has(kernel, address)
        && tables.stream().allMatch(each -> card.equals(target(seen, each)));
  }

  /** The network interface that the table's route leads to by the API, or empty. */
  public String target(World seen, String table) {
    return leads(seen).target().get(tables.indexOf(table));
  }

  private String effective(World seen, String table) {
    return leads(seen).effective().get(tables.indexOf(table));
  }

  /** Where the tables lead, by the API and really: worked out once for each world. */
  private Leads leads(World seen) {
    return known.computeIfAbsent(
        seen,
        each ->
            new Leads(
                tables.stream()
                    .map(id -> card(each.routeTable(id).routes().get(destination)))
                    .toList(),
                tables.stream()
                    .map(id -> card(each.dataPlane().routes().get(new RouteKey(id, destination))))
                    .toList()));
  }

  private record Leads(List<String> target, List<String> effective) {}

  private static String card(@Nullable RouteTarget target) {
    return target instanceof RouteTarget.ToInterface(String id) ? id : "";
  }

  @Override
  void print(World seen, Print print) {
    for (String table : tables) {
      print.card(target(seen, table));
      print.card(effective(seen, table));
    }
  }
}
