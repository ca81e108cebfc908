package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.CallerIdentity;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.ec2.RouteTables;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Subnet;
import java.util.List;

/** EC2, with each call put down. */
public record RecordedEc2(Ec2 ec2, Recorder recorder) implements Ec2 {
  @Override
  public Answer<List<NetworkInterface>> describeNetworkInterfaces(Select which) {
    return recorder.call("DescribeNetworkInterfaces", () -> ec2.describeNetworkInterfaces(which));
  }

  @Override
  public Answer<List<Instance>> describeInstances(Select which) {
    return recorder.call("DescribeInstances", () -> ec2.describeInstances(which));
  }

  @Override
  public Answer<List<Subnet>> describeSubnets(Select which) {
    return recorder.call("DescribeSubnets", () -> ec2.describeSubnets(which));
  }

  @Override
  public Answer<String> attach(String networkInterfaceId, String instanceId, int deviceIndex) {
    return recorder.call(
        "AttachNetworkInterface " + networkInterfaceId + " " + instanceId + " " + deviceIndex,
        () -> ec2.attach(networkInterfaceId, instanceId, deviceIndex));
  }

  @Override
  public Answer<Accepted> detach(String attachmentId) {
    return recorder.call("DetachNetworkInterface " + attachmentId, () -> ec2.detach(attachmentId));
  }

  @Override
  public Answer<Accepted> forceDetach(String attachmentId) {
    return recorder.call(
        "DetachNetworkInterface " + attachmentId + " Force", () -> ec2.forceDetach(attachmentId));
  }

  @Override
  public Answer<InstanceState> stop(String instanceId, StopMethod method) {
    return recorder.call(
        "StopInstances " + instanceId + " " + method, () -> ec2.stop(instanceId, method));
  }

  @Override
  public Answer<InstanceState> start(String instanceId) {
    return recorder.call("StartInstances " + instanceId, () -> ec2.start(instanceId));
  }

  @Override
  public Answer<Accepted> mayStop(String instanceId) {
    return recorder.call("StopInstances " + instanceId + " DryRun", () -> ec2.mayStop(instanceId));
  }

  @Override
  public Answer<Accepted> mayStart(String instanceId) {
    return recorder.call(
        "StartInstances " + instanceId + " DryRun", () -> ec2.mayStart(instanceId));
  }

  @Override
  public Answer<Accepted> mayDetach(String attachmentId) {
    return recorder.call(
        "DetachNetworkInterface " + attachmentId + " DryRun", () -> ec2.mayDetach(attachmentId));
  }

  @Override
  public Answer<CallerIdentity> callerIdentity() {
    return recorder.call("GetCallerIdentity", ec2::callerIdentity);
  }

  @Override
  public Answer<Accepted> assignPrivateAddress(String networkInterfaceId, String address) {
    return recorder.call(
        "AssignPrivateIpAddresses " + networkInterfaceId + " " + address,
        () -> ec2.assignPrivateAddress(networkInterfaceId, address));
  }

  @Override
  public Answer<Accepted> assignIpv6Address(String networkInterfaceId, String address) {
    return recorder.call(
        "AssignIpv6Addresses " + networkInterfaceId + " " + address,
        () -> ec2.assignIpv6Address(networkInterfaceId, address));
  }

  @Override
  public Answer<Accepted> unassignIpv6Address(String networkInterfaceId, String address) {
    return recorder.call(
        "UnassignIpv6Addresses " + networkInterfaceId + " " + address,
        () -> ec2.unassignIpv6Address(networkInterfaceId, address));
  }

  @Override
  public Answer<List<ElasticIp>> describeAddresses(Select which) {
    return recorder.call("DescribeAddresses", () -> ec2.describeAddresses(which));
  }

  @Override
  public Answer<Accepted> associateAddress(
      String allocationId, String networkInterfaceId, String privateAddress) {
    return recorder.call(
        "AssociateAddress " + allocationId + " " + networkInterfaceId + " " + privateAddress,
        () -> ec2.associateAddress(allocationId, networkInterfaceId, privateAddress));
  }

  @Override
  public Answer<Accepted> disassociateAddress(String associationId) {
    return recorder.call(
        "DisassociateAddress " + associationId, () -> ec2.disassociateAddress(associationId));
  }

  @Override
  public Answer<List<RouteTable>> describeRouteTables(Select which) {
    return routeTables().describeRouteTables(which);
  }

  @Override
  public Answer<Accepted> createRoute(
      String routeTableId, String destination, String networkInterfaceId) {
    return routeTables().createRoute(routeTableId, destination, networkInterfaceId);
  }

  @Override
  public Answer<Accepted> replaceRoute(
      String routeTableId, String destination, String networkInterfaceId) {
    return routeTables().replaceRoute(routeTableId, destination, networkInterfaceId);
  }

  private RouteTables routeTables() {
    return new RecordedRouteTables(ec2, recorder);
  }
}
