package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.RouteTables;
import io.cicely.node.vip.Step;

/** Decided writes as calls of EC2. */
final class Writes {
  private Writes() {}

  /** Makes the call, once. */
  static Answer<?> make(Step.Write write, Cloud.Connection to) {
    Ec2 ec2 = to.ec2();
    RouteTables routes = to.routeTables();
    return switch (write) {
      case Step.Detach(String id, boolean force) -> force ? ec2.forceDetach(id) : ec2.detach(id);
      case Step.Attach(String eni, String instance, int index) -> ec2.attach(eni, instance, index);
      case Step.AssignIpv4(String eni, String address) -> ec2.assignPrivateAddress(eni, address);
      case Step.AssignIpv6(String eni, String address) -> ec2.assignIpv6Address(eni, address);
      case Step.UnassignIpv6(String eni, String address) -> ec2.unassignIpv6Address(eni, address);
      case Step.CreateRoute(String table, String range, String eni) ->
          routes.createRoute(table, range, eni);
      case Step.ReplaceRoute(String table, String range, String eni) ->
          routes.replaceRoute(table, range, eni);
      case Step.Associate(String allocation, String eni, String address) ->
          ec2.associateAddress(allocation, eni, address);
      case Step.Disassociate(String association) -> ec2.disassociateAddress(association);
    };
  }
}
