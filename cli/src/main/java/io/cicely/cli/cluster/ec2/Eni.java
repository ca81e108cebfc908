package io.cicely.cli.cluster.ec2;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A network interface; strings that EC2 left out are empty.
 *
 * @param status in EC2's word; {@code pending} just after it was made
 * @param kind EC2's interface type: {@code interface}, or that of a service
 * @param managed whether a service of AWS manages it
 * @param cable what it is attached to; null: nothing
 * @param sourceDestCheck whether EC2 drops what is not from or for its own addresses
 */
public record Eni(
    String id,
    String subnetId,
    String vpcId,
    String zone,
    String mac,
    String status,
    String kind,
    boolean managed,
    String description,
    List<Address> addresses,
    List<String> ipv6Addresses,
    List<String> groups,
    @Nullable Cable cable,
    boolean sourceDestCheck,
    SortedMap<String, String> tags) {
  public Eni {
    addresses = List.copyOf(addresses);
    ipv6Addresses = List.copyOf(ipv6Addresses);
    groups = List.copyOf(groups);
    tags = new TreeMap<>(tags);
  }

  /**
   * A private IPv4 address of it.
   *
   * @param allocationId of the Elastic IP that leads to it, or empty
   */
  public record Address(String address, boolean primary, String allocationId) {}

  /**
   * Its attachment.
   *
   * @param instanceId empty for an owner that is no instance
   * @param deviceIndex 0 for an instance's primary interface
   */
  public record Cable(
      String attachmentId, String instanceId, int deviceIndex, boolean deleteOnTermination) {}

  /** Whether it has the private address, of either family. */
  public boolean carries(String address) {
    return ipv6Addresses.contains(address) || find(address).isPresent();
  }

  /** Whether it has the private address and cannot lose it. */
  public boolean isPrimary(String address) {
    return find(address).map(Address::primary).orElse(false);
  }

  private Optional<Address> find(String address) {
    return addresses.stream().filter(each -> each.address().equals(address)).findFirst();
  }

  /** Whether it is attached to the instance. */
  public boolean isOn(String instanceId) {
    return cable != null && cable.instanceId().equals(instanceId);
  }

  /** Whether it is some instance's primary interface. */
  public boolean isFirstOfInstance() {
    return cable != null && cable.deviceIndex() == 0;
  }

  /** The value of a tag, or empty. */
  public String tag(String key) {
    return tags.getOrDefault(key, "");
  }
}
