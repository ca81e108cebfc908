package io.cicely.node.vip;

import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import java.time.Duration;
import java.util.List;

/** The one thing to do next. */
public sealed interface Step {
  /** The patience of a look that is worth waiting for as long as there is time. */
  Duration NO_HURRY = Duration.ofDays(1);

  /** Look at it; go on without an answer after {@code patience}. */
  record Look(Question question, Duration patience) implements Step {}

  /** Let time pass, then look at EC2 and the kernel anew. */
  record WaitForEc2(String until) implements Step {}

  /** Let time pass until a link with that MAC address is there, then look anew. */
  record WaitForLink(String macAddress, String until) implements Step {}

  /** Let a little time pass, then look at the kernel anew. */
  record WaitForKernel(String until) implements Step {}

  /** Change the kernel. */
  record Configure(List<Change> changes) implements Step {
    public Configure {
      changes = List.copyOf(changes);
    }
  }

  /** A change that EC2 is asked for. */
  sealed interface Write extends Step {
    /** What is asked, as it follows "Cannot". */
    String words();
  }

  /** DetachNetworkInterface. */
  record Detach(String attachmentId, boolean force) implements Write {
    @Override
    public String words() {
      return "detach " + attachmentId;
    }
  }

  /** AttachNetworkInterface. */
  record Attach(String networkInterfaceId, String instanceId, int deviceIndex) implements Write {
    @Override
    public String words() {
      return "attach " + networkInterfaceId + " to " + instanceId;
    }
  }

  /** AssignPrivateIpAddresses with reassignment. */
  record AssignIpv4(String networkInterfaceId, String address) implements Write {
    @Override
    public String words() {
      return "assign " + address + " to " + networkInterfaceId;
    }
  }

  /** AssignIpv6Addresses. */
  record AssignIpv6(String networkInterfaceId, String address) implements Write {
    @Override
    public String words() {
      return "assign " + address + " to " + networkInterfaceId;
    }
  }

  /** UnassignIpv6Addresses. */
  record UnassignIpv6(String networkInterfaceId, String address) implements Write {
    @Override
    public String words() {
      return "unassign " + address + " from " + networkInterfaceId;
    }
  }

  /** CreateRoute. */
  record CreateRoute(String routeTableId, String destination, String networkInterfaceId)
      implements Write {
    @Override
    public String words() {
      return "create the route to " + destination + " in " + routeTableId;
    }
  }

  /** ReplaceRoute. */
  record ReplaceRoute(String routeTableId, String destination, String networkInterfaceId)
      implements Write {
    @Override
    public String words() {
      return "replace the route to " + destination + " in " + routeTableId;
    }
  }

  /** AssociateAddress with reassociation. */
  record Associate(String allocationId, String networkInterfaceId, String privateAddress)
      implements Write {
    @Override
    public String words() {
      return "associate " + allocationId + " with " + privateAddress;
    }
  }

  /** DisassociateAddress. */
  record Disassociate(String associationId) implements Write {
    @Override
    public String words() {
      return "disassociate " + associationId;
    }
  }

  /** The goal was seen to be reached; {@code warning} is empty where all is well. */
  record Done(String warning) implements Step {}

  /** It cannot be reached by waiting. */
  record GiveUp(Failure failure) implements Step {}
}
