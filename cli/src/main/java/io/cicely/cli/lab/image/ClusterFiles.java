package io.cicely.cli.lab.image;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Blueprint.Node;
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
                <nvpair id="vip-allow-migrate" name="allow-migrate" value="true"/>
      """;
  private static final String MIGRATIONS =
      """
                <op id="vip-migrate-to" name="migrate_to" interval="0s" timeout="90s"/>
                <op id="vip-migrate-from" name="migrate_from" interval="0s" timeout="90s"/>
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

  /**
   * Holds Corosync back where a node boots again. A machine here boots faster than the others
   * notice that it was gone; the news that it was fenced would then reach the node itself, and
   * Pacemaker would stay down there ("We were allegedly just fenced"). The vendors give the same
   * advice for EC2. Corosync notices after token and consensus, which is 1.2 times the token.
   */
  public String rejoin() {
    long seconds = blueprint.token().multipliedBy(22).dividedBy(10).toSeconds() + 2;
    return Resources.text("rejoin.conf").replace("@SECONDS@", Long.toString(seconds));
  }

  /** The whole configuration, as {@code cibadmin --replace} takes it. */
  public String cib() {
    return Resources.text("cib.xml")
        .replace("@FENCING@", each(this::fencing))
        .replace("@CONSTRAINTS@", each(ClusterFiles::avoidance))
        .replace("@PARAMETERS@\n", parameters())
        .replace("@MIGRATION@\n", migration(MIGRATION))
        .replace("@MIGRATIONS@\n", migration(MIGRATIONS));
  }

  private String parameters() {
    StringBuilder text = new StringBuilder();
    blueprint
        .vip()
        .parameters()
        .forEach(
            (name, value) ->
                text.append(
                    "          <nvpair id=\"vip-%1$s\" name=\"%1$s\" value=\"%2$s\"/>%n"
                        .formatted(name, value)));
    return text.toString();
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
                .formatted(node.name(), Blueprint.VIP_ENI)
            : "";
    return Resources.text("fencing.xml")
        .replace("@RELEASE@\n", release)
        .replace("@DELAY@\n", delay)
        .replace("@NODE@", node.name())
        .replace("@INSTANCE@", node.instance())
        .replace("@REGION@", Blueprint.REGION);
  }

  private static String avoidance(Node node) {
    return """
          <rsc_location id="fence-%1$s-avoids-%1$s" rsc="fence-%1$s" node="%1$s" score="-INFINITY"/>
    """
        .formatted(node.name());
  }
}
