package io.cicely.node.ocf;

import io.cicely.sim.server.Engine;
import io.cicely.sim.world.Account;
import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.ElasticIp;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.Interfaces;
import io.cicely.sim.world.PrivateAddresses;
import io.cicely.sim.world.RouteTable;
import io.cicely.sim.world.RouteTarget;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.VpcAddress;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.List;

/** What EC2 maps to which node, while a test runs; and the World that it begins with. */
record MappingOrders(Engine engine) {
  static final String ADAMS_ENI = "eni-0aaaaaaaaaaaaaaa1";
  static final String EVAS_ENI = "eni-0aaaaaaaaaaaaaaa2";
  static final String TABLE = "rtb-0c1ce1c1ce1c1ce1c";
  static final String OTHER_TABLE = "rtb-0c1ce1c1ce1c1ce1d";
  static final String FOREIGN_TABLE = "rtb-0ddddddddddddddd1";
  private static final String VPC = "vpc-0c1ce1c1ce1c1ce1c";
  private static final String SUBNET = "subnet-0c1ce1c1ce1c1ce1c";
  private static final String ELASTIC_IP = "eipalloc-0c1ce1c1ce1c1ce1c";
  private static final String NOBODY = "nobody";

  /** The simulator's two machines with all that the modes need, and a VPC that is not theirs. */
  static World world(Account account, Instant now) {
    InstanceType type = InstanceType.named("t3.medium").orElseThrow();
    String profile = "arn:aws:iam::" + account.id() + ":instance-profile/cicely-node";
    return Founding.of(account, now)
        .vpc(VPC, "192.168.0.0/16", "2001:db8:1234:1a00::/56", TABLE)
        .subnet(SUBNET, VPC, "192.168.0.0/22", "2001:db8:1234:1a00::/64", "eu-west-1a")
        .subnet("subnet-0c1ce1c1ce1c1ce1d", VPC, "192.168.4.0/22", "eu-west-1b")
        .routeTable(OTHER_TABLE, VPC, "subnet-0c1ce1c1ce1c1ce1d")
        .vpc("vpc-0ddddddddddddddd1", "10.0.0.0/16", "2001:db8:9::/56", FOREIGN_TABLE)
        .instance(NodeInNamespace.ADAM, type, SUBNET, ADAMS_ENI, "192.168.1.11")
        .instance(NodeInNamespace.EVA, type, SUBNET, EVAS_ENI, "192.168.1.12")
        .profile(NodeInNamespace.ADAM, profile)
        .profile(NodeInNamespace.EVA, profile)
        .tag(NodeInNamespace.ADAM, "Name", "adam")
        .tag(NodeInNamespace.EVA, "Name", "eva")
        .networkInterface(NodeInNamespace.ENI, SUBNET, "192.168.1.50", "VIP of the cluster")
        .tag(NodeInNamespace.ENI, "Name", "vip")
        .secondary(ADAMS_ENI, "192.168.1.61")
        .secondary(EVAS_ENI, "192.168.1.62")
        .withoutSourceDestCheck(ADAMS_ENI)
        .withoutSourceDestCheck(EVAS_ENI)
        .elasticIp(ELASTIC_IP, "203.0.113.50")
        .elasticIp("eipalloc-0c1ce1c1ce1c1ce1d", "203.0.113.5")
        .world();
  }

  /**
   * {@code map address|route|elastic|check WHAT WHERE}, {@code where address|route|elastic WHAT}; a
   * place is {@code nobody} or an ENI, for an Elastic IP with {@code =ADDRESS} behind it; routes
   * are those of both tables; {@code check} has {@code on} or {@code off}.
   */
  String obey(String[] words) {
    String what = words[2];
    if (words[0].equals("map")) {
      String where = words[3];
      engine.edit(
          world ->
              switch (words[1]) {
                case "address" -> address(world, what, where);
                case "route" -> route(route(world, TABLE, what, where), OTHER_TABLE, what, where);
                case "table" -> route(world, what, words[4], where);
                case "elastic" -> elastic(world, what, where);
                case "check" -> Interfaces.sourceDestCheck(world, what, where.equals("on"));
                default -> throw new IllegalArgumentException(words[1]);
              });
      return "mapped";
    }
    World world = engine.world();
    return switch (words[1]) {
      case "address" -> holder(world, what);
      case "route" -> target(world, TABLE, what) + " " + target(world, OTHER_TABLE, what);
      case "elastic" -> association(world, what);
      default -> throw new IllegalArgumentException(words[1]);
    };
  }

  private static World address(World world, String address, String eni) {
    World next = world;
    String holder = holder(world, address);
    List<String> it = List.of(address);
    boolean ipv6 = address.contains(":");
    if (!holder.equals(NOBODY)) {
      next =
          ipv6
              ? PrivateAddresses.unassignIpv6(next, holder, it)
              : PrivateAddresses.unassign(next, holder, it);
    }
    if (eni.equals(NOBODY)) {
      return next;
    }
    return ipv6
        ? PrivateAddresses.assignIpv6(next, eni, it)
        : PrivateAddresses.assign(next, eni, it, true);
  }

  private static String holder(World world, String address) {
    return world
        .holderOf(new VpcAddress(VPC, address))
        .map(io.cicely.sim.world.NetworkInterface::id)
        .orElse(NOBODY);
  }

  private static World route(World world, String table, String range, String eni) {
    Cidr to = Cidr.parse(range);
    World next = world.routeTable(table).routes().has(to) ? Routes.delete(world, table, to) : world;
    return eni.equals(NOBODY)
        ? next
        : Routes.create(next, table, to, new RouteTarget.ToInterface(eni));
  }

  private static String target(World world, String table, String range) {
    RouteTable found = world.routeTable(table);
    return switch (found.routes().get(Cidr.parse(range))) {
      case RouteTarget.ToInterface(String eni) -> eni;
      case RouteTarget.ToGateway(String gateway) -> gateway;
      case null -> NOBODY;
    };
  }

  private static World elastic(World world, String address, String where) {
    ElasticIp it = ElasticIps.byPublicIp(world, address);
    World free =
        it.associationId().map(id -> ElasticIps.disassociate(world, id)).findFirst().orElse(world);
    if (where.equals(NOBODY)) {
      return free;
    }
    String[] place = where.split("=");
    return ElasticIps.associate(free, it.allocationId(), place[0], place[1], true);
  }

  private static String association(World world, String address) {
    ElasticIp.Association it = ElasticIps.byPublicIp(world, address).association();
    return it == null ? NOBODY : it.endpoint().interfaceId() + "=" + it.endpoint().privateAddress();
  }
}
