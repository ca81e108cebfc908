package io.cicely.cli.lab.image;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Blueprint.Node;
import io.cicely.cli.lab.model.Vip;
import io.cicely.cli.render.CorosyncTimes;
import io.cicely.cli.render.Rejoin;
import io.cicely.cli.spec.Mode;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The cluster's configuration as its tools take it. Pure text; each value of the CIB answers
 * something that was seen to go wrong, as the comments say.
 */
public final class ClusterFiles {
  private static final String MIGRATION =
      """
                <!-- The target has the address before the source gives it up. -->
                <nvpair id="@NAME@-allow-migrate" name="allow-migrate" value="true"/>
      """;
  private static final String MIGRATIONS =
      """
                <op id="@NAME@-migrate-to" name="migrate_to" interval="0s" timeout="90s"/>
                <op id="@NAME@-migrate-from" name="migrate_from" interval="0s" timeout="90s"/>
      """;

  private static final String ACTIONS =
      """
              <!-- Two at a time for each core, as Pacemaker would itself allow on a node of this
                   instance type. -->
              <nvpair id="node-action-limit" name="node-action-limit" value="128"/>
      """;

  private final Blueprint blueprint;

  public ClusterFiles(Blueprint blueprint) {
    this.blueprint = blueprint;
  }

  /** The pcs command that writes corosync.conf; two_node follows from the number of nodes. */
  public List<String> corosyncSetUp(String target) {
    String nodes =
        blueprint.nodes().stream()
            .map(node -> node.name() + " addr=" + node.address())
            .collect(Collectors.joining(" "));
    String command =
        """
        pcs cluster setup cicely %s transport knet crypto cipher=aes256 hash=sha256 \
        totem token=%d quorum wait_for_all=1 --corosync_conf %s --overwrite\
        """
            .formatted(nodes, blueprint.token().toMillis(), target);
    return List.of(command.split(" "));
  }

  /** Holds Corosync back where a node boots again: a machine here boots in a second. */
  public String rejoin() {
    return Rejoin.text(CorosyncTimes.of(blueprint.token(), blueprint.nodes().size()));
  }

  /** The whole configuration, as {@code cibadmin --replace} takes it. */
  public String cib() {
    List<Vip> vips = blueprint.allVips();
    return Resources.text("cib.xml")
        .replace("@LOAD@", blueprint.isCrowded() ? "10000" : "1000")
        .replace("@ACTIONS@\n", blueprint.isCrowded() ? ACTIONS : "")
        .replace("@VIPS@\n", vips.stream().map(this::vip).collect(Collectors.joining()))
        .replace("@FENCING@", each(this::fencing))
        .replace(
            "@CONSTRAINTS@",
            each(ClusterFiles::avoidance)
                + vips.stream().skip(1).map(ClusterFiles::company).collect(Collectors.joining()));
  }

  private String vip(Vip vip) {
    return Resources.text("vip.xml")
        .replace("@PARAMETERS@\n", parameters(vip))
        .replace("@MIGRATION@\n", migration(MIGRATION))
        .replace("@MIGRATIONS@\n", migration(MIGRATIONS))
        .replace("@NAME@", vip.name());
  }

  private static String parameters(Vip vip) {
    StringBuilder text = new StringBuilder();
    vip.parameters()
        .forEach(
            (name, value) ->
                text.append(
                    "          <nvpair id=\"@NAME@-%1$s\" name=\"%1$s\" value=\"%2$s\"/>%n"
                        .formatted(name, value)));
    return text.toString();
  }

  /** All VIPs stay with the first. They are no group, whose members would start one by one. */
  private static String company(Vip vip) {
    return """

          <rsc_colocation id="%1$s-with-vip" rsc="%1$s" with-rsc="vip" score="INFINITY"/>\
    """
        .formatted(vip.name());
  }

  /** An ENI cannot be in two places: it is stopped here before it is started there. */
  private String migration(String text) {
    return blueprint.mode() == Mode.ENI ? "" : text;
  }

  private String each(Function<Node, String> text) {
    return blueprint.nodes().stream().map(text).collect(Collectors.joining()).stripTrailing();
  }

  private String fencing(Node node) {
    boolean first = node.equals(blueprint.nodes().getFirst());
    String delay =
        first && !blueprint.fenceDelay().isZero()
            ? """
                      <nvpair id="fence-%s-delay" name="pcmk_delay_base" value="%ss"/>
              """
                .formatted(node.name(), blueprint.fenceDelay().toSeconds())
            : "";
    String release =
        blueprint.mode() == Mode.ENI
            ? """
                      <!-- The VIP leaves while the node stops. -->
                      <nvpair id="fence-%s-release" name="release" value="%s"/>
              """
                .formatted(node.name(), enis())
            : "";
    return Resources.text("fencing.xml")
        .replace("@RELEASE@\n", release)
        .replace("@DELAY@\n", delay)
        .replace("@NODE@", node.name())
        .replace("@INSTANCE@", node.instance())
        .replace("@REGION@", Blueprint.REGION);
  }

  private String enis() {
    return blueprint.allVips().stream()
        .map(vip -> vip.parameters().getOrDefault("eni", ""))
        .collect(Collectors.joining(","));
  }

  private static String avoidance(Node node) {
    return """
          <rsc_location id="fence-%1$s-avoids-%1$s" rsc="fence-%1$s" node="%1$s" score="-INFINITY"/>
    """
        .formatted(node.name());
  }
}
