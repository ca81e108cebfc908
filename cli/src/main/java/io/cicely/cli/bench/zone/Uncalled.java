package io.cicely.cli.bench.zone;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.CallerIdentity;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.ec2.Select;
import java.util.List;

/** What no failover in here calls of EC2. */
interface Uncalled extends Ec2 {
  private static <T> Answer<T> uncalled(String what) {
    throw new UnsupportedOperationException(what + " is not simulated");
  }

  @Override
  default Answer<List<RouteTable>> describeRouteTables(Select which) {
    return uncalled("DescribeRouteTables");
  }

  @Override
  default Answer<List<ElasticIp>> describeAddresses(Select which) {
    return uncalled("DescribeAddresses");
  }

  @Override
  default Answer<Accepted> assignPrivateAddress(String networkInterfaceId, String address) {
    return uncalled("AssignPrivateIpAddresses");
  }

  @Override
  default Answer<Accepted> assignIpv6Address(String networkInterfaceId, String address) {
    return uncalled("AssignIpv6Addresses");
  }

  @Override
  default Answer<Accepted> unassignIpv6Address(String networkInterfaceId, String address) {
    return uncalled("UnassignIpv6Addresses");
  }

  @Override
  default Answer<Accepted> associateAddress(
      String allocationId, String networkInterfaceId, String privateAddress) {
    return uncalled("AssociateAddress");
  }

  @Override
  default Answer<Accepted> disassociateAddress(String associationId) {
    return uncalled("DisassociateAddress");
  }

  @Override
  default Answer<Accepted> createRoute(
      String routeTableId, String destination, String networkInterfaceId) {
    return uncalled("CreateRoute");
  }

  @Override
  default Answer<Accepted> replaceRoute(
      String routeTableId, String destination, String networkInterfaceId) {
    return uncalled("ReplaceRoute");
  }

  @Override
  default Answer<Accepted> mayStop(String instanceId) {
    return uncalled("StopInstances as a dry run");
  }

  @Override
  default Answer<Accepted> mayStart(String instanceId) {
    return uncalled("StartInstances as a dry run");
  }

  @Override
  default Answer<Accepted> mayDetach(String attachmentId) {
    return uncalled("DetachNetworkInterface as a dry run");
  }

  @Override
  default Answer<CallerIdentity> callerIdentity() {
    return uncalled("GetCallerIdentity");
  }
}
