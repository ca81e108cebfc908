package io.cicely.node.proof.model;

import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Snapshot;
import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.RouteKey;
import io.cicely.sim.world.RouteTarget;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.World;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Two route tables lead to the VIP, which is an address outside of the VPC. */
public final class RouteSite extends Site {
  private static final Ipv4 ADDRESS = Ipv4.parse("10.99.0.50");
  private static final Cidr DESTINATION = Cidr.parse("10.99.0.50/32");
  private static final String SPARE = "eni-0c1ce1c1ce1c1ce1c";

  private final List<String> tables = new ArrayList<>();
  private final World world;

  /** For so many nodes; at first the routes lead to a network interface of nobody's. */
  public RouteSite(int nodes) {
    super(nodes);
    World founded = founding().networkInterface(SPARE, SUBNET, "192.168.1.99", "spare").world();
    for (int i = 0; i < 2; i++) {
      String table = founded.freshId("rtb");
      tables.add(table);
      founded = Routes.createTable(founded, VPC);
      founded =
          Routes.create(founded, table, DESTINATION, new RouteTarget.ToInterface(SPARE)).settled();
    }
    world = founded;
  }

  /** The two tables. */
  public List<String> tables() {
    return tables;
  }

  /** What a route to the VIP is for. */
  public Cidr destination() {
    return DESTINATION;
  }

  @Override
  World world() {
    return world;
  }

  @Override
  public Ipv4 address() {
    return ADDRESS;
  }

  @Override
  boolean answers(World seen, int node, Snapshot kernel) {
    String card = cards().get(node);
    return has(kernel, ADDRESS)
        && tables.stream().anyMatch(each -> card.equals(effective(seen, each)));
  }

  @Override
  boolean keeps(World seen, int node, Snapshot kernel) {
    String card = cards().get(node);
    return answers(seen, node, kernel)
        || (has(kernel, ADDRESS)
            && tables.stream().anyMatch(each -> card.equals(target(seen, each))));
  }

  @Override
  boolean isHere(World seen, int node, Snapshot kernel) {
    String card = cards().get(node);
    return has(kernel, ADDRESS)
        && tables.stream().allMatch(each -> card.equals(target(seen, each)));
  }

  /** The network interface that the table's route leads to by the API, or null. */
  public static @Nullable String target(World world, String table) {
    return card(world.routeTable(table).routes().get(DESTINATION));
  }

  private static @Nullable String effective(World world, String table) {
    return card(world.dataPlane().routes().get(new RouteKey(table, DESTINATION)));
  }

  private static @Nullable String card(@Nullable RouteTarget target) {
    return target instanceof RouteTarget.ToInterface(String id) ? id : null;
  }

  @Override
  void print(World seen, Print print) {
    for (String table : tables) {
      print.card(target(seen, table));
      print.card(effective(seen, table));
    }
  }
}
