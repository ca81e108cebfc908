package io.cicely.cli.lab.image;

import io.cicely.cli.lab.model.GuestNetwork;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What makes one manager of links run on a node, configured as on an image for EC2. */
final class GuestFiles {
  private static final String UNITS = "etc/systemd/system/";
  private static final String NETWORKS = "etc/systemd/network/";

  private GuestFiles() {}

  /** Files by their path without the leading slash. */
  static SortedMap<String, String> of(GuestNetwork network) {
    SortedMap<String, String> files = new TreeMap<>(hardware());
    switch (network) {
      case STATIC -> files.clear();
      case NETWORKD ->
          files.put(NETWORKS + "50-dhcp.network", Resources.text("network/dhcp.network"));
      case NET_UTILS -> {
        // systemd-networkd asks the kernel for the driver, not udev.
        for (String file : List.of("80-ec2", "70-ens5", "70-ens6")) {
          files.put(NETWORKS + file + ".network.d/lab.conf", "[Match]\nDriver=veth\n");
        }
      }
      case NETWORK_MANAGER -> {}
    }
    return files;
  }

  private static Map<String, String> hardware() {
    return Map.of(
        "usr/local/lib/cicely-hardware.sh",
        Resources.text("network/hardware.sh"),
        UNITS + "cicely-hardware.service",
        Resources.text("network/hardware.service"),
        UNITS + "systemd-udev-trigger.service.d/lab.conf",
        Resources.text("network/trigger.conf"),
        "etc/udev/rules.d/81-lab-ena.rules",
        Resources.text("network/ena.rules"));
  }

  /** What is to be run on the node's root file system, by root, before it boots. */
  static String script(GuestNetwork network) {
    if (network == GuestNetwork.STATIC) {
      return "";
    }
    StringBuilder script = new StringBuilder();
    script.append("systemctl --quiet enable cicely-hardware\n");
    if (network == GuestNetwork.NETWORK_MANAGER) {
      script.append("systemctl --quiet mask systemd-networkd systemd-networkd.socket\n");
    } else {
      script.append("systemctl --quiet mask NetworkManager\n");
      script.append("systemctl --quiet unmask systemd-networkd-wait-online\n");
      script.append("systemctl --quiet enable systemd-networkd-wait-online\n");
    }
    if (network != GuestNetwork.NET_UTILS) {
      for (String file :
          List.of(NETWORKS + "80-ec2.network", "etc/udev/rules.d/99-vpc-policy-routes.rules")) {
        script.append("ln -sf /dev/null /").append(file).append('\n');
      }
    }
    return script.toString();
  }
}
