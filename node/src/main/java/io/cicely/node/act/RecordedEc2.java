package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.CallerIdentity;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
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
}
