package io.cicely.cli.render.cib;

import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.cluster.ec2.Provisioned;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.FencingSpec;
import io.cicely.cli.spec.Mode;
import io.cicely.cli.spec.NodeSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** The device that fences one node. */
final class FenceDevice {
  private final ClusterSpec spec;
  private final FencingSpec fencing;
  private final Provisioned provisioned;

  FenceDevice(ClusterSpec spec, Provisioned provisioned) {
    this.spec = spec;
    this.fencing = spec.fencing();
    this.provisioned = provisioned;
  }

  static String name(NodeSpec node) {
    return "fence-" + node.name();
  }

  Element of(NodeSpec node) {
    String name = name(node);
    String type = "fence_" + fencing.agent();
    // What it asks EC2 for rarely changes. In accounts of more than some 700 clusters: an hour.
    Element monitor = Parts.operation(name + "-monitor", "monitor", "300s", 60);
    return Element.of(
            "primitive",
            "id",
            name,
            "description",
            WantedCib.OWNED,
            "class",
            "stonith",
            "type",
            type)
        .with(
            List.of(
                Parts.set("instance_attributes", name + "-parameters", name, parameters(node)),
                Parts.operations(List.of(monitor))));
  }

  private SequencedMap<String, String> parameters(NodeSpec node) {
    SequencedMap<String, String> all = new LinkedHashMap<>();
    all.put("region", spec.region());
    all.put("pcmk_host_map", node.name() + ":" + node.instance());
    String limit = fencing.timeoutSeconds() + "s";
    switch (fencing.agent()) {
      case CICELY -> {
        // Its monitor then proves the permission to fence that instance.
        all.put("plug", node.instance());
        String enis = enis();
        if (!enis.isEmpty()) {
          // The VIP leaves while the node stops, not after.
          all.put("release", enis);
        }
        if (fencing.profile() != null) {
          all.put("profile", fencing.profile());
        }
        if (fencing.roleArn() != null) {
          all.put("role_arn", fencing.roleArn());
        }
      }
      // It gives up after 20 s by itself, when EC2 has not stopped the instance yet.
      case AWS -> all.put("power_timeout", Integer.toString(fencing.timeoutSeconds()));
    }
    all.put("pcmk_off_timeout", limit);
    all.put("pcmk_reboot_timeout", limit);
    if (fencing.delaySeconds() > 0 && node.name().equals(fencing.survivor())) {
      // Of two that live and lost each other, this one shoots first: on one side only.
      all.put("pcmk_delay_base", fencing.delaySeconds() + "s");
    }
    return all;
  }

  private String enis() {
    return spec.vips().stream()
        .filter(vip -> vip.carrier().mode() == Mode.ENI)
        .flatMap(vip -> provisioned.parameters(vip.name()).stream())
        .map(parameters -> parameters.getOrDefault("eni", ""))
        .filter(eni -> !eni.isEmpty())
        .collect(Collectors.joining(","));
  }
}
