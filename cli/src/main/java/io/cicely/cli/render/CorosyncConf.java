package io.cicely.cli.render;

import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.NodeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** corosync.conf: written, and read as the flat keys under which Corosync itself keeps it. */
public final class CorosyncConf {
  public static final String PATH = "/etc/corosync/corosync.conf";
  public static final String AUTHKEY = "/etc/corosync/authkey";

  private CorosyncConf() {}

  /**
   * The text for a cluster. The knet transport with encryption, as pcs sets it up; wait_for_all, so
   * that a node that boots alone does not fence the other, which it has never seen.
   *
   * @param addresses where Corosync reaches each node
   * @param ids the nodes' ids: kept from the cluster that runs, since Pacemaker remembers them
   */
  public static String text(
      ClusterSpec spec, Map<String, String> addresses, Map<String, Integer> ids) {
    StringBuilder text = new StringBuilder();
    section(
        text,
        "totem",
        List.of(
            "version: 2",
            "cluster_name: " + spec.name(),
            "transport: knet",
            "token: " + spec.corosync().tokenMs(),
            "crypto_cipher: aes256",
            "crypto_hash: sha256"));
    text.append("\nnodelist {\n");
    for (NodeSpec node : spec.nodes()) {
      text.append("    node {\n");
      text.append("        ring0_addr: ").append(addresses.get(node.name())).append('\n');
      text.append("        name: ").append(node.name()).append('\n');
      text.append("        nodeid: ").append(ids.get(node.name())).append("\n    }\n");
    }
    text.append("}\n\n");
    List<String> quorum = new ArrayList<>(List.of("provider: corosync_votequorum"));
    if (spec.nodes().size() == 2) {
      quorum.add("two_node: 1");
    }
    quorum.add("wait_for_all: 1");
    section(text, "quorum", quorum);
    text.append('\n');
    section(text, "logging", List.of("to_stderr: no", "to_syslog: yes"));
    return text.toString();
  }

  private static void section(StringBuilder text, String name, List<String> lines) {
    text.append(name).append(" {\n");
    lines.forEach(line -> text.append("    ").append(line).append('\n'));
    text.append("}\n");
  }

  /**
   * An id for each node: the one that it has in an earlier file; else the first that is free.
   *
   * @param earlier the settings of that file
   */
  public static SequencedMap<String, Integer> ids(
      ClusterSpec spec, SequencedMap<String, String> earlier) {
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; earlier.containsKey(node(i, "nodeid")); i++) {
      String id = earlier.getOrDefault(node(i, "nodeid"), "");
      if (id.matches("[1-9][0-9]{0,8}")) {
        known.put(earlier.getOrDefault(node(i, "name"), ""), Integer.parseInt(id));
      }
    }
    SequencedMap<String, Integer> ids = new LinkedHashMap<>();
    int next = 1;
    for (NodeSpec node : spec.nodes()) {
      Integer id = known.get(node.name());
      while (id == null && (known.containsValue(next) || ids.containsValue(next))) {
        next++;
      }
      ids.put(node.name(), id == null ? next : id);
    }
    return ids;
  }

  private static String node(int index, String key) {
    return "nodelist.node." + index + "." + key;
  }

  /** The text's settings by cmap key, such as {@code totem.token}; nodes are numbered from 0. */
  public static SequencedMap<String, String> settings(String text) {
    SequencedMap<String, String> settings = new LinkedHashMap<>();
    List<String> path = new ArrayList<>();
    int nodes = 0;
    for (String raw : text.split("\n")) {
      String line = raw.strip();
      if (line.endsWith("{") && !line.startsWith("#")) {
        String section = line.substring(0, line.length() - 1).strip();
        path.add(section.equals("node") ? "node." + nodes++ : section);
      } else if (line.equals("}") && !path.isEmpty()) {
        path.removeLast();
      } else if (line.contains(":") && !line.startsWith("#")) {
        int colon = line.indexOf(':');
        String key = String.join(".", path) + "." + line.substring(0, colon).strip();
        settings.put(key, line.substring(colon + 1).strip());
      }
    }
    return settings;
  }
}
