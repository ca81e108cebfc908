package io.cicely.cli.lab.model;

import java.util.Arrays;
import java.util.Optional;

/** What configures the links of a lab's nodes. */
public enum GuestNetwork {
  /** systemd-networkd with a file for the one link that a node always has; nothing else. */
  STATIC("static"),
  /** systemd-networkd with DHCP on every link. */
  NETWORKD("networkd"),
  /** amazon-ec2-net-utils, over systemd-networkd. */
  NET_UTILS("amazon-ec2-net-utils"),
  /** NetworkManager with DHCP on every link. */
  NETWORK_MANAGER("NetworkManager");

  private final String word;

  GuestNetwork(String word) {
    this.word = word;
  }

  /** The one of that name. */
  public static Optional<GuestNetwork> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  @Override
  public String toString() {
    return word;
  }
}
