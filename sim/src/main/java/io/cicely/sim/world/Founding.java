package io.cicely.sim.world;

import io.cicely.sim.world.Interfaces.Wish;
import io.cicely.sim.world.SecurityGroup.Rule;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds a first World by hand, with identifiers of one's choice. Chain the steps and end with
 * {@link #world()}, in which everything has converged.
 */
public final class Founding {
  private World world;
  private final Instant now;

  private Founding(World world, Instant now) {
    this.world = world;
    this.now = now;
  }

  public static Founding of(Account account, Instant now) {
    return new Founding(World.empty(account), now);
  }

  /** A VPC with its default security group and its main route table. */
  public Founding vpc(String id, String cidr) {
    world = Networks.createVpc(world, id, Cidr.parse(cidr), null);
    return this;
  }

  /** A VPC with an IPv6 range as well, and with a main route table of that id. */
  public Founding vpc(String id, String cidr, String ipv6Cidr, String mainTableId) {
    world = Networks.createVpc(world, id, Cidr.parse(cidr), Cidr.parse(ipv6Cidr), mainTableId);
    return this;
  }

  public Founding subnet(String id, String vpcId, String cidr, String zone) {
    world = Networks.createSubnet(world, id, vpcId, Cidr.parse(cidr), null, zone);
    return this;
  }

  /** A subnet with an IPv6 range as well. */
  public Founding subnet(String id, String vpcId, String cidr, String ipv6Cidr, String zone) {
    world = Networks.createSubnet(world, id, vpcId, Cidr.parse(cidr), Cidr.parse(ipv6Cidr), zone);
    return this;
  }

  /** The route table of one subnet. */
  public Founding routeTable(String id, String vpcId, String subnetId) {
    world = Routes.associate(Routes.createTable(world, id, vpcId), id, subnetId);
    return this;
  }

  /** A route to an internet gateway, which the simulator has in name only. */
  public Founding routeToGateway(String tableId, String cidr, String gatewayId) {
    world = Routes.create(world, tableId, Cidr.parse(cidr), new RouteTarget.ToGateway(gatewayId));
    return this;
  }

  /** Lets a range into the members of the VPC's default security group. */
  public Founding ingress(String vpcId, String protocol, int fromPort, int toPort, String range) {
    String group = Interfaces.groups(world, vpcId, List.of()).getFirst();
    Rule rule = new Rule("", false, protocol, fromPort, toPort, range, "");
    world = SecurityGroups.authorize(world, group, List.of(rule));
    return this;
  }

  /** A running instance whose primary interface has the address. */
  public Founding instance(
      String id, InstanceType type, String subnetId, String interfaceId, String address) {
    Instance instance = Instance.launched(id, "ami-0c1ce1c1ce1c1ce1c", type, subnetId, now);
    world = world.with(instance);
    networkInterface(interfaceId, subnetId, address, "Primary network interface");
    world =
        Attachments.added(world, world.networkInterface(interfaceId), id, 0, true, now).settled();
    return this;
  }

  /** The instance's profile, under whose role it calls the API. */
  public Founding profile(String instanceId, @Nullable String profileArn) {
    world = world.with(world.instance(instanceId).profiled(profileArn));
    return this;
  }

  /** An interface that is attached to nothing. */
  public Founding networkInterface(String id, String subnetId, String address, String description) {
    world =
        Interfaces.create(
            world, id, new Wish(subnetId, address, List.of(), 0, List.of(), description));
    return this;
  }

  /** A further IPv4 address of an interface. */
  public Founding secondary(String interfaceId, String address) {
    world = PrivateAddresses.assign(world, interfaceId, List.of(address), false);
    return this;
  }

  public Founding ipv6(String interfaceId, String address) {
    world = PrivateAddresses.assignIpv6(world, interfaceId, List.of(address));
    return this;
  }

  /** An interface may then send and get what is not its own. */
  public Founding withoutSourceDestCheck(String interfaceId) {
    world = Interfaces.sourceDestCheck(world, interfaceId, false);
    return this;
  }

  /** An Elastic IP that is associated with nothing. */
  public Founding elasticIp(String allocationId, String publicIp) {
    world = world.with(new ElasticIp(allocationId, publicIp, null)).counted();
    return this;
  }

  public Founding tag(String resourceId, String key, String value) {
    world = world.withTags(resourceId, world.tagsOf(resourceId).with(key, value));
    return this;
  }

  public World world() {
    return world.settled();
  }
}
