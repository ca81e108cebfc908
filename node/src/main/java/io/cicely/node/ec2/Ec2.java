package io.cicely.node.ec2;

import java.util.List;

/**
 * EC2 as the agents use it. Each call is one attempt (a paged Describe: one per page) and returns
 * within the limit that the implementation was given.
 */
public interface Ec2 extends Describes, RouteTables {
  /** Of two accounts' that share a VPC, those that this role may see. */
  @Override
  Answer<List<RouteTable>> describeRouteTables(Select which);

  /** AttachNetworkInterface on network card 0; gives the id of the attachment. Not idempotent. */
  Answer<String> attach(String networkInterfaceId, String instanceId, int deviceIndex);

  /** DetachNetworkInterface, plainly; accepted is not yet detached. */
  Answer<Accepted> detach(String attachmentId);

  /** DetachNetworkInterface with Force: EC2 calls it the last resort for a failed instance. */
  Answer<Accepted> forceDetach(String attachmentId);

  /** AssignPrivateIpAddresses of one IPv4 address, taking it from whoever has it. */
  Answer<Accepted> assignPrivateAddress(String networkInterfaceId, String address);

  /** AssignIpv6Addresses of one address; EC2 refuses while another interface has it. */
  Answer<Accepted> assignIpv6Address(String networkInterfaceId, String address);

  /** UnassignIpv6Addresses of one address. */
  Answer<Accepted> unassignIpv6Address(String networkInterfaceId, String address);

  /** AssociateAddress, taking the Elastic IP from whatever it is associated with. */
  Answer<Accepted> associateAddress(
      String allocationId, String networkInterfaceId, String privateAddress);

  /** DisassociateAddress. */
  Answer<Accepted> disassociateAddress(String associationId);

  /** StopInstances; gives the state that EC2 says the instance is in now. */
  Answer<InstanceState> stop(String instanceId, StopMethod method);

  /** StartInstances; gives the state that EC2 says the instance is in now. */
  Answer<InstanceState> start(String instanceId);

  /** StopInstances as a dry run: accepted if this role may stop the instance at once. */
  Answer<Accepted> mayStop(String instanceId);

  /** StartInstances as a dry run: accepted if this role may start the instance. */
  Answer<Accepted> mayStart(String instanceId);

  /** DetachNetworkInterface as a dry run: accepted if this role may end the attachment. */
  Answer<Accepted> mayDetach(String attachmentId);

  /** STS GetCallerIdentity, which needs no permission: who EC2 takes us for. */
  Answer<CallerIdentity> callerIdentity();

  /** EC2 accepted the request; whether it has happened is for a Describe to say. */
  enum Accepted {
    ACCEPTED
  }

  /** How EC2 is asked to stop an instance (EC2 user guide, "Methods for stopping an instance"). */
  enum StopMethod {
    /** The guest shuts down by itself, within a few minutes. */
    GRACEFUL,
    /** As graceful, but EC2 stops the instance by force when the guest does not. */
    FORCE,
    /** At once, as a power cut; Xen instance types refuse it. */
    FORCE_SKIPPING_OS_SHUTDOWN
  }
}
