package io.cicely.node.proof.model;

import io.cicely.node.proof.search.Mix;
import io.cicely.sim.world.Attachments;
import io.cicely.sim.world.Cidr;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.ElasticIps;
import io.cicely.sim.world.Instances;
import io.cicely.sim.world.PrivateAddresses;
import io.cicely.sim.world.RouteTarget;
import io.cicely.sim.world.Routes;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.List;

/** A call that changes something, as the simulator carries it out. */
public sealed interface Call {
  /** Nothing depends on when things were done. */
  Instant TIME = Instant.EPOCH;

  /** AttachNetworkInterface. */
  record Attach(String networkInterfaceId, String instanceId, int deviceIndex) implements Call {}

  /** DetachNetworkInterface. */
  record Detach(String attachmentId, boolean force) implements Call {}

  /** StopInstances, Force and SkipOsShutdown. */
  record Stop(String instanceId) implements Call {}

  /** StartInstances. */
  record Start(String instanceId) implements Call {}

  /** AssignPrivateIpAddresses with AllowReassignment. */
  record Assign(String networkInterfaceId, String address) implements Call {}

  /** UnassignPrivateIpAddresses. */
  record Unassign(String networkInterfaceId, String address) implements Call {}

  /** AssignIpv6Addresses. */
  record AssignIpv6(String networkInterfaceId, String address) implements Call {}

  /** UnassignIpv6Addresses. */
  record UnassignIpv6(String networkInterfaceId, String address) implements Call {}

  /** CreateRoute. */
  record CreateRoute(String tableId, Cidr destination, String networkInterfaceId) implements Call {}

  /** ReplaceRoute. */
  record ReplaceRoute(String tableId, Cidr destination, String networkInterfaceId)
      implements Call {}

  /** AssociateAddress with AllowReassociation. */
  record Associate(String allocationId, String networkInterfaceId, String privateAddress)
      implements Call {}

  /** DisassociateAddress. */
  record Disassociate(String associationId) implements Call {}

  /** What kind of id EC2 gives out for it; empty for none. */
  default String idPrefix() {
    return switch (this) {
      case Attach _ -> "eni-attach";
      case Associate _ -> "eipassoc";
      case Detach _, Stop _, Start _ -> "";
      case Assign _, Unassign _, AssignIpv6 _, UnassignIpv6 _ -> "";
      case CreateRoute _, ReplaceRoute _, Disassociate _ -> "";
    };
  }

  /** Whether it names the attachment (or association) of that id. */
  default boolean mentions(String id) {
    return switch (this) {
      case Detach(String attachment, boolean _) -> attachment.equals(id);
      case Disassociate(String association) -> association.equals(id);
      case Attach _, Stop _, Start _ -> false;
      case Assign _, Unassign _, AssignIpv6 _, UnassignIpv6 _ -> false;
      case CreateRoute _, ReplaceRoute _, Associate _ -> false;
    };
  }

  /**
   * The world after it.
   *
   * @throws Ec2Error if EC2 refuses
   */
  default World on(World world) {
    return switch (this) {
      case Attach(String eni, String instance, int index) ->
          Attachments.attach(world, eni, instance, index, TIME);
      case Detach(String attachment, boolean force) -> Attachments.detach(world, attachment, force);
      case Stop(String instance) -> Instances.stop(world, List.of(instance), true, true, TIME);
      case Start(String instance) -> Instances.start(world, List.of(instance), TIME);
      case Assign(String eni, String address) ->
          PrivateAddresses.assign(world, eni, List.of(address), true);
      case Unassign(String eni, String address) ->
          PrivateAddresses.unassign(world, eni, List.of(address));
      case AssignIpv6(String eni, String address) ->
          PrivateAddresses.assignIpv6(world, eni, List.of(address));
      case UnassignIpv6(String eni, String address) ->
          PrivateAddresses.unassignIpv6(world, eni, List.of(address));
      case CreateRoute(String table, Cidr to, String eni) ->
          Routes.create(world, table, to, new RouteTarget.ToInterface(eni));
      case ReplaceRoute(String table, Cidr to, String eni) ->
          Routes.replace(world, table, to, new RouteTarget.ToInterface(eni));
      case Associate(String allocation, String eni, String address) ->
          ElasticIps.associate(world, allocation, eni, address, true);
      case Disassociate(String association) -> ElasticIps.disassociate(world, association);
    };
  }

  /** Adds it to a fingerprint. */
  default void print(Print print) {
    print.put(Mix.of(getClass().getSimpleName()));
    switch (this) {
      case Attach(String _, String instance, int index) -> {
        print.instance(instance);
        print.put(index);
      }
      case Detach(String attachment, boolean force) -> {
        print.id(attachment);
        print.put(force);
      }
      case Stop(String instance) -> print.instance(instance);
      case Start(String instance) -> print.instance(instance);
      case Assign(String eni, String _) -> print.card(eni);
      case Unassign(String eni, String _) -> print.card(eni);
      case AssignIpv6(String eni, String _) -> print.card(eni);
      case UnassignIpv6(String eni, String _) -> print.card(eni);
      case CreateRoute(String table, Cidr _, String eni) -> {
        print.put(Mix.of(table));
        print.card(eni);
      }
      case ReplaceRoute(String table, Cidr _, String eni) -> {
        print.put(Mix.of(table));
        print.card(eni);
      }
      case Associate(String _, String eni, String _) -> print.card(eni);
      case Disassociate(String association) -> print.id(association);
    }
  }
}
