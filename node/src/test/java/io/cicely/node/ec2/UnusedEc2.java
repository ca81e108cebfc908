package io.cicely.node.ec2;

import java.util.List;

/** An EC2 that no call is expected of; a fake overrides those that are. */
public abstract class UnusedEc2 implements Ec2 {
  @Override
  public Answer<List<NetworkInterface>> describeNetworkInterfaces(Select which) {
    throw unexpected("describeNetworkInterfaces");
  }

  @Override
  public Answer<List<Instance>> describeInstances(Select which) {
    throw unexpected("describeInstances");
  }

  @Override
  public Answer<List<Subnet>> describeSubnets(Select which) {
    throw unexpected("describeSubnets");
  }

  @Override
  public Answer<String> attach(String networkInterfaceId, String instanceId, int deviceIndex) {
    throw unexpected("attach");
  }

  @Override
  public Answer<Accepted> detach(String attachmentId) {
    throw unexpected("detach");
  }

  @Override
  public Answer<Accepted> forceDetach(String attachmentId) {
    throw unexpected("forceDetach");
  }

  @Override
  public Answer<Accepted> assignPrivateAddress(String networkInterfaceId, String address) {
    throw unexpected("assignPrivateAddress");
  }

  @Override
  public Answer<Accepted> assignIpv6Address(String networkInterfaceId, String address) {
    throw unexpected("assignIpv6Address");
  }

  @Override
  public Answer<Accepted> unassignIpv6Address(String networkInterfaceId, String address) {
    throw unexpected("unassignIpv6Address");
  }

  @Override
  public Answer<List<ElasticIp>> describeAddresses(Select which) {
    throw unexpected("describeAddresses");
  }

  @Override
  public Answer<Accepted> associateAddress(
      String allocationId, String networkInterfaceId, String privateAddress) {
    throw unexpected("associateAddress");
  }

  @Override
  public Answer<Accepted> disassociateAddress(String associationId) {
    throw unexpected("disassociateAddress");
  }

  @Override
  public Answer<InstanceState> stop(String instanceId, StopMethod method) {
    throw unexpected("stop");
  }

  @Override
  public Answer<InstanceState> start(String instanceId) {
    throw unexpected("start");
  }

  @Override
  public Answer<Accepted> mayStop(String instanceId) {
    throw unexpected("mayStop");
  }

  @Override
  public Answer<Accepted> mayStart(String instanceId) {
    throw unexpected("mayStart");
  }

  @Override
  public Answer<Accepted> mayDetach(String attachmentId) {
    throw unexpected("mayDetach");
  }

  @Override
  public Answer<CallerIdentity> callerIdentity() {
    throw unexpected("callerIdentity");
  }

  @Override
  public Answer<List<RouteTable>> describeRouteTables(Select which) {
    throw unexpected("describeRouteTables");
  }

  @Override
  public Answer<Accepted> createRoute(
      String routeTableId, String destination, String networkInterfaceId) {
    throw unexpected("createRoute");
  }

  @Override
  public Answer<Accepted> replaceRoute(
      String routeTableId, String destination, String networkInterfaceId) {
    throw unexpected("replaceRoute");
  }

  private static AssertionError unexpected(String call) {
    return new AssertionError("no call of " + call + " is expected here");
  }
}
