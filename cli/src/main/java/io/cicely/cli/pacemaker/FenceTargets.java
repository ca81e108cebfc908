package io.cicely.cli.pacemaker;

import io.cicely.cli.pacemaker.Cib.Primitive;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Which nodes a fence device is for, as far as its parameters say: the plug by node (Pacemaker
 * Explained, "Special Meta-Attributes for Fencing Resources").
 *
 * @param dynamic whether the device finds its targets itself, so that only asking it would tell
 */
public record FenceTargets(SequencedMap<String, String> plugs, boolean dynamic) {
  /** The targets of a fence device. */
  public static FenceTargets of(Primitive device) {
    SequencedMap<String, String> plugs = new LinkedHashMap<>();
    for (String name : words(device.parameter("pcmk_host_list"))) {
      plugs.put(name, name);
    }
    for (String pair : words(device.parameter("pcmk_host_map"))) {
      int colon = pair.lastIndexOf(':');
      if (colon > 0) {
        plugs.put(pair.substring(0, colon), pair.substring(colon + 1));
      }
    }
    String check = device.parameter("pcmk_host_check");
    boolean listed = check.equals("static-list") || (check.isEmpty() && !plugs.isEmpty());
    return new FenceTargets(plugs, !listed);
  }

  private static String[] words(String list) {
    String text = list.strip();
    return text.isEmpty() ? new String[0] : text.split("[;,\\s]+");
  }
}
