package io.cicely.cli.install.cib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.cli.cluster.cib.CibText;
import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.host.DebianTools;
import io.cicely.cli.plan.cib.CibChange;
import io.cicely.cli.plan.cib.CibPlan;
import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Kind;
import io.cicely.cli.plan.step.Step;
import io.cicely.cli.render.cib.WantedCib;
import io.cicely.cli.render.cib.WantedCibs;
import io.cicely.cli.spec.yaml.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** With Pacemaker's own cibadmin, crm_diff, crm_verify and crm_simulate. */
@Tag("system")
class CibInstallTest {
  static final List<String> FILES = Examples.GOOD;

  private Path cib = Path.of("cib.xml");
  private Optional<DebianTools> cluster = Optional.empty();

  @BeforeEach
  void findTools(@TempDir Path folder) {
    cib = folder.resolve("cib.xml");
    cluster = DebianTools.in(folder);
    Assumptions.assumeTrue(cluster.isPresent(), "Pacemaker's tools are not here, nor an image");
  }

  private CibInstall install() {
    return new CibInstall(cluster.orElseThrow(), _ -> {});
  }

  private void live(String file) throws IOException {
    StringBuilder nodes = new StringBuilder();
    StringBuilder states = new StringBuilder();
    Examples.good(file)
        .nodes()
        .forEach(
            node -> {
              int id = nodes.toString().split("<node ").length;
              nodes.append("<node id=\"%d\" uname=\"%s\"/>".formatted(id, node.name()));
              states.append(
                  ("<node_state id=\"%d\" uname=\"%s\" in_ccm=\"true\" crmd=\"online\""
                          + " join=\"member\" expected=\"member\"/>")
                      .formatted(id, node.name()));
            });
    String text =
        """
      <cib crm_feature_set="3.20.0" validate-with="pacemaker-3.10" admin_epoch="0" epoch="5"
           num_updates="0" have-quorum="1">
        <configuration>
          <crm_config>
            <cluster_property_set id="cib-bootstrap-options">
              <nvpair id="cib-bootstrap-options-dc-version" name="dc-version" value="3.0.0"/>
              <!-- Someone wrote this. -->
            </cluster_property_set>
          </crm_config>
          <nodes>@NODES@</nodes>
          <resources>
            <primitive id="own" class="ocf" provider="pacemaker" type="Dummy"/>
          </resources>
          <constraints/>
        </configuration>
        <status>@STATES@</status>
      </cib>
      """;
    Files.writeString(cib, text.replace("@NODES@", nodes).replace("@STATES@", states));
  }

  private static WantedCib wanted(String file) {
    return WantedCibs.of(Examples.good(file));
  }

  private void apply(String file) {
    install().carryOut(CibPlan.of(wanted(file), install().live()));
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void pacemakerTakesEachFileAndASecondPlanIsEmpty(String name) throws IOException {
    String file = Examples.text(name);
    live(file);
    apply(file);
    assertThat(CibPlan.of(wanted(file), install().live())).isEmpty();
    assertThat(Files.readString(cib)).contains("Someone wrote this.", "id=\"own\"");
  }

  @Test
  void simulationSaysWhatWillStart() throws IOException {
    live(Examples.text("design"));
    assertThat(install().foreseen(CibPlan.of(wanted(Examples.text("design")), install().live())))
        .anyMatch(line -> line.startsWith("Start vip"))
        .anyMatch(line -> line.startsWith("Start fence-adam ( eva )"));
  }

  @Test
  void aPatchKeepsWhatSomeoneElseChangedMeanwhile() throws IOException {
    String file = Examples.text("design");
    live(file);
    apply(file);
    String with = file + "  - { name: two, mode: secondary-ip, address: 192.168.1.60 }\n";
    apply(with);
    Element both = install().live();
    apply(file);
    Element one = install().live();
    assertThat(both.find("two-with-vip")).isPresent();
    assertThat(one.find("two")).isEmpty();
    assertThat(one.find("own")).isPresent();
  }

  @Test
  void aDestroyedClusterIsOneThatPacemakerTakes() throws IOException {
    String file = Examples.text("zones");
    live(file);
    apply(file);
    install().carryOut(CibPlan.destroying(install().live()));
    assertThat(install().live().child("configuration").orElseThrow().all())
        .extracting(Element::id)
        .contains("own", "fence-a.example.com")
        .doesNotContain("overlay", "overlay-group", "web", "log");
    Element alone = install().live().without(each -> each.is("primitive", "own"));
    Files.writeString(cib, CibText.write(alone));
    install().carryOut(CibPlan.destroying(install().live()));
    assertThat(install().live().find("fence-a.example.com")).isEmpty();
    assertThat(CibPlan.destroying(install().live())).isEmpty();
  }

  @Test
  void aMoveThatNoStepSpeaksOfIsNotMade() throws IOException {
    String file = Examples.text("design");
    live(file);
    apply(file);
    runOnAdam();
    String before = Files.readString(cib);
    Element there =
        Element.of("rsc_location", "id", "x", "rsc", "vip", "node", "eva", "score", "INFINITY");
    Step<CibChange> silent = step(there, Impact.NONE);
    assertThat(install().foreseen(List.of(silent))).contains("Move vip ( adam -> eva )");
    assertThatThrownBy(() -> install().carryOut(List.of(silent)))
        .hasMessageContaining("crm_simulate foresees: Move vip ( adam -> eva )");
    assertThat(CibText.parse(Files.readString(cib))).isEqualTo(CibText.parse(before));
    install().carryOut(List.of(step(there, Impact.MOVES_VIP)));
    assertThat(install().live().find("x")).isPresent();
  }

  /** The record of a start that went well. */
  private void runOnAdam() throws IOException {
    String operation =
        """
        <lrm id="1"><lrm_resources>
          <lrm_resource id="vip" class="ocf" provider="cicely" type="vip">
            <lrm_rsc_op id="vip_last_0" operation_key="vip_start_0" operation="start"
                crm_feature_set="3.20.0" on_node="adam" call-id="9" rc-code="0" op-status="0"
                interval="0" transition-key="1:1:0:11111111-1111-1111-1111-111111111111"
                transition-magic="0:0;1:1:0:11111111-1111-1111-1111-111111111111"/>
          </lrm_resource>
        </lrm_resources></lrm>
        """;
    Element live = CibText.parse(Files.readString(cib));
    Element state = live.all().filter(each -> each.text("uname").equals("adam")).toList().getLast();
    Element lrm = CibText.parse(operation);
    Element status = live.child("status").orElseThrow();
    Element running = status.replacing(state, state.plus(lrm));
    Files.writeString(cib, CibText.write(live.replacing(status, running)));
  }

  private static Step<CibChange> step(Element constraint, Impact impact) {
    return new Step<>(
        new CibChange.PutConstraint(constraint),
        Kind.CREATE,
        impact,
        "cluster",
        "constraint " + constraint.id(),
        List.of());
  }

  @Test
  void whatIsNoCibIsRefusedBeforeItIsSent() throws IOException {
    live(Examples.text("design"));
    String before = Files.readString(cib);
    Element dangling =
        Element.of(
            "rsc_location", "id", "bad", "rsc", "own", "node", "adam", "score", "high as the sky");
    Step<CibChange> step = step(dangling.with("nonsense", "1"), Impact.NONE);
    assertThatThrownBy(() -> install().carryOut(List.of(step)))
        .hasMessageContaining("crm_verify says");
    assertThat(CibText.parse(Files.readString(cib))).isEqualTo(CibText.parse(before));
  }
}
