package io.cicely.cli.bench;

import io.cicely.cli.spec.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Agents that are measured together: what moves a VIP, and what fences.
 *
 * @param resources in the order in which they start
 * @param fence the fence agent's name
 * @param fenceParameters of each fence device, beside its host map
 */
record Contender(
    String name, List<Resource> resources, String fence, List<String> fenceParameters) {

  static final String OURS = "cicely";
  static final String POC = "poc";

  /** What can be moved is called so in Pacemaker: one resource, or a group of several. */
  static final String RESOURCE = "vip";

  private static final List<String> BY_ROLE = List.of("region=eu-west-1", "auth_type=role");

  /** As their own meta-data advises. */
  private static final String ADDRESS_OPERATIONS =
      "op start timeout=30 op stop timeout=30 op monitor interval=20 timeout=30";

  /**
   * One resource.
   *
   * @param provider of the agent, such as {@code heartbeat}
   * @param agent its name, such as {@code IPaddr2}
   * @param operations as pcs words, meta attributes included
   */
  record Resource(String provider, String agent, List<String> parameters, List<String> operations) {
    String type() {
      return "ocf:" + provider + ":" + agent;
    }

    String file() {
      return "/usr/lib/ocf/resource.d/" + provider + "/" + agent;
    }
  }

  Contender {
    resources = List.copyOf(resources);
    fenceParameters = List.copyOf(fenceParameters);
  }

  /** Whether it is Cicely itself, which has kinds of monitors that the others lack. */
  boolean ours() {
    return name.equals(OURS);
  }

  /** Ours, with the parameters of the agent. */
  static Contender cicely(Mode mode, Map<String, String> parameters) {
    String migration =
        mode == Mode.ENI
            ? ""
            : " op migrate_to timeout=30s op migrate_from timeout=90s meta allow-migrate=true";
    Resource vip =
        new Resource(
            "cicely",
            "vip",
            parameters.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .toList(),
            words(
                "op start timeout=90s op stop timeout=90s op monitor interval=10s timeout=30s"
                    + " op monitor interval=60s timeout=60s OCF_CHECK_LEVEL=10"
                    + " op monitor role=Stopped interval=61s timeout=30s on-fail=ignore"
                    + migration
                    + " meta multiple-active=stop_unexpected"));
    String eni = parameters.getOrDefault("eni", "");
    return new Contender(
        OURS, List.of(vip), "fence_cicely", eni.isEmpty() ? List.of() : List.of("release=" + eni));
  }

  /**
   * Those that do the same job: the upstream agents with the options of their guides, and for an
   * ENI, which no upstream agent moves, the proof of concept if it is there.
   *
   * @param allocation of the Elastic IP
   */
  static Optional<Contender> peer(
      Mode mode, Map<String, String> parameters, String allocation, boolean poc) {
    String ip = parameters.getOrDefault("ip", "");
    return switch (mode) {
      case ENI -> poc ? Optional.of(poc(ip, parameters.getOrDefault("eni", ""))) : Optional.empty();
      case SECONDARY_IP ->
          Optional.of(
              new Contender(
                  "awsvip+IPaddr2",
                  List.of(
                      heartbeat("awsvip", ADDRESS_OPERATIONS, "secondary_private_ip=" + ip),
                      new Resource(
                          "heartbeat",
                          "IPaddr2",
                          List.of("ip=" + ip),
                          words("op monitor interval=10 timeout=20"))),
                  "fence_aws",
                  List.of()));
      case ROUTE ->
          Optional.of(
              upstream(
                  "aws-vpc-move-ip",
                  "op start timeout=180 op stop timeout=180 op monitor interval=60 timeout=60",
                  "ip=" + ip,
                  "routing_table=" + parameters.getOrDefault("route_tables", ""),
                  "interface=ens5"));
      case ELASTIC_IP ->
          Optional.of(
              upstream(
                  "awseip", ADDRESS_OPERATIONS, "elastic_ip=" + ip, "allocation_id=" + allocation));
    };
  }

  private static Contender upstream(String agent, String operations, String... parameters) {
    return new Contender(
        agent, List.of(heartbeat(agent, operations, parameters)), "fence_aws", List.of());
  }

  private static Resource heartbeat(String agent, String operations, String... parameters) {
    List<String> all = new ArrayList<>(List.of(parameters));
    all.addAll(BY_ROLE);
    return new Resource("heartbeat", agent, all, words(operations));
  }

  /** The proof of concept, with the options of its own document. */
  private static Contender poc(String address, String eni) {
    Resource vip =
        new Resource(
            "poc",
            "vip",
            List.of("ip=" + address, "eni=" + eni),
            words("op start timeout=60 op stop timeout=60 op monitor interval=10 start-delay=30s"));
    return new Contender(POC, List.of(vip), "fence_aws", List.of());
  }

  private static List<String> words(String line) {
    return List.of(line.split(" "));
  }
}
