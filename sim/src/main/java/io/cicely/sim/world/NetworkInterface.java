package io.cicely.sim.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An elastic network interface (ENI).
 *
 * @param privateAddresses IPv4 addresses, the primary first
 * @param created false while the status is still pending after CreateNetworkInterface
 */
public record NetworkInterface(
    String id,
    String subnetId,
    String mac,
    String description,
    List<String> privateAddresses,
    List<String> ipv6Addresses,
    List<String> groupIds,
    boolean sourceDestCheck,
    boolean created,
    @Nullable Attachment attachment) {

  public NetworkInterface {
    privateAddresses = List.copyOf(privateAddresses);
    ipv6Addresses = List.copyOf(ipv6Addresses);
    groupIds = List.copyOf(groupIds);
    if (privateAddresses.isEmpty()) {
      throw new IllegalArgumentException("interface " + id + " has no primary address");
    }
  }

  public String primaryAddress() {
    return privateAddresses.getFirst();
  }

  /** NetworkInterfaceStatus; pending is what EC2 answers although its model lacks it. */
  public String status() {
    if (attachment != null) {
      return "in-use";
    }
    return created ? "available" : "pending";
  }

  public boolean isAttachedTo(String instanceId) {
    return attachment != null && attachment.instanceId().equals(instanceId);
  }

  NetworkInterface with(@Nullable Attachment next) {
    return new NetworkInterface(
        id,
        subnetId,
        mac,
        description,
        privateAddresses,
        ipv6Addresses,
        groupIds,
        sourceDestCheck,
        created,
        next);
  }

  NetworkInterface withIpv4(List<String> addresses) {
    return new NetworkInterface(
        id,
        subnetId,
        mac,
        description,
        addresses,
        ipv6Addresses,
        groupIds,
        sourceDestCheck,
        created,
        attachment);
  }

  NetworkInterface withIpv6(List<String> addresses) {
    return new NetworkInterface(
        id,
        subnetId,
        mac,
        description,
        privateAddresses,
        addresses,
        groupIds,
        sourceDestCheck,
        created,
        attachment);
  }

  NetworkInterface finished() {
    return new NetworkInterface(
        id,
        subnetId,
        mac,
        description,
        privateAddresses,
        ipv6Addresses,
        groupIds,
        sourceDestCheck,
        true,
        attachment);
  }

  NetworkInterface checking(boolean check) {
    return new NetworkInterface(
        id,
        subnetId,
        mac,
        description,
        privateAddresses,
        ipv6Addresses,
        groupIds,
        check,
        created,
        attachment);
  }

  NetworkInterface described(String text) {
    return new NetworkInterface(
        id,
        subnetId,
        mac,
        text,
        privateAddresses,
        ipv6Addresses,
        groupIds,
        sourceDestCheck,
        created,
        attachment);
  }

  NetworkInterface grouped(List<String> groups) {
    return new NetworkInterface(
        id,
        subnetId,
        mac,
        description,
        privateAddresses,
        ipv6Addresses,
        groups,
        sourceDestCheck,
        created,
        attachment);
  }
}
