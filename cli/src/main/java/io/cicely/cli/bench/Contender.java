package io.cicely.cli.bench;

import java.util.List;

/**
 * A pair of agents that is measured.
 *
 * @param type the resource agent's name in Pacemaker, such as {@code ocf:cicely:vip}
 * @param agent the resource agent's file on the nodes
 * @param parameters of the resource
 * @param operations of the resource, as pcs words
 * @param fence the fence agent's name
 * @param fenceParameters of each fence device, beside its host map
 */
record Contender(
    String name,
    String type,
    String agent,
    List<String> parameters,
    List<String> operations,
    String fence,
    List<String> fenceParameters) {

  static final String OURS = "cicely";

  /** Whether it is Cicely itself, which has kinds of monitors that the others lack. */
  boolean ours() {
    return name.equals(OURS);
  }

  static Contender cicely(String address, String eni) {
    return new Contender(
        OURS,
        "ocf:cicely:vip",
        "/usr/lib/ocf/resource.d/cicely/vip",
        List.of("ip=" + address, "eni=" + eni),
        words(
            "op start timeout=90s op stop timeout=90s op monitor interval=10s timeout=30s"
                + " op monitor interval=60s timeout=60s OCF_CHECK_LEVEL=10"
                + " op monitor role=Stopped interval=61s timeout=30s on-fail=ignore"
                + " meta multiple-active=stop_unexpected"),
        "fence_cicely",
        List.of("release=" + eni));
  }

  /** The proof of concept, with the options of its own document. */
  static Contender poc(String address, String eni) {
    return new Contender(
        "poc",
        "ocf:poc:vip",
        "/usr/lib/ocf/resource.d/poc/vip",
        List.of("ip=" + address, "eni=" + eni),
        words("op start timeout=60 op stop timeout=60 op monitor interval=10 start-delay=30s"),
        "fence_aws",
        List.of());
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }
}
