package io.cicely.sim.world;

import io.cicely.sim.world.Interfaces.Wish;
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

  public Founding subnet(String id, String vpcId, String cidr, String zone) {
    world = Networks.createSubnet(world, id, vpcId, Cidr.parse(cidr), null, zone);
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

  public Founding tag(String resourceId, String key, String value) {
    world = world.withTags(resourceId, world.tagsOf(resourceId).with(key, value));
    return this;
  }

  public World world() {
    return world.settled();
  }
}
