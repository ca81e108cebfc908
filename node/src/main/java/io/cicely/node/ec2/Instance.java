package io.cicely.node.ec2;

import java.util.List;
import java.util.Map;

/** An instance as DescribeInstances gives it; strings that EC2 left out are empty. */
public record Instance(
    String id,
    InstanceState state,
    String type,
    String availabilityZone,
    String subnetId,
    String vpcId,
    String privateAddress,
    List<InstanceInterface> interfaces,
    Map<String, String> tags) {

  public Instance {
    interfaces = List.copyOf(interfaces);
    tags = Map.copyOf(tags);
  }

  /** A network interface as its instance sees it. */
  public record InstanceInterface(
      String networkInterfaceId, String macAddress, Attachment attachment) {}

  /** The lowest device index on which no interface is; index 0 is always the primary's. */
  public int firstFreeDeviceIndex() {
    int index = 1;
    while (isTaken(index)) {
      index++;
    }
    return index;
  }

  private boolean isTaken(int index) {
    for (InstanceInterface each : interfaces) {
      if (each.attachment().deviceIndex() == index) {
        return true;
      }
    }
    return false;
  }
}
