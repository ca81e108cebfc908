package io.cicely.cli.plan.cib;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cicely.cli.cluster.cib.CibText;
import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Kind;
import io.cicely.cli.plan.step.Step;
import io.cicely.cli.render.cib.WantedCib;
import io.cicely.cli.render.cib.WantedCibs;
import io.cicely.cli.spec.yaml.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class CibPlanTest {
  static final List<String> FILES = Examples.GOOD;

  private static final String SERVICES =
      "eni: create, services: [{ name: web, systemd: nginx }, { name: db, systemd: postgresql }] }";

  private final String design = Examples.text("design");
  private final WantedCib wanted = wanted(design);
  private final Element applied = applied(wanted, CibEdit.empty());

  private static WantedCib wanted(String file) {
    return WantedCibs.of(Examples.good(file));
  }

  private static Element applied(WantedCib wanted, Element live) {
    return CibEdit.apply(live, CibPlan.of(wanted, live).stream().map(Step::change).toList());
  }

  private Element edited(String what, String with) {
    String text = CibText.write(applied);
    assertThat(text).contains(what);
    return CibText.parse(text.replace(what, with));
  }

  private static String lines(List<Step<CibChange>> steps) {
    StringBuilder text = new StringBuilder();
    for (Step<CibChange> step : steps) {
      text.append(step.kind()).append(' ').append(step.impact()).append(' ').append(step.what());
      step.details().forEach(line -> text.append("\n  ").append(line));
      text.append('\n');
    }
    return text.toString();
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void onAnEmptyCibAllIsCreatedAndNothingIsDisturbed(String name) {
    List<Step<CibChange>> steps = CibPlan.of(wanted(Examples.text(name)), CibEdit.empty());
    assertThat(steps).allMatch(step -> step.kind() == Kind.CREATE);
    assertThat(steps).allMatch(step -> step.impact() == Impact.NONE);
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void aSecondPlanIsEmptyAlsoAfterAJourneyThroughText(String name) {
    WantedCib one = wanted(Examples.text(name));
    Element live = applied(one, CibEdit.empty());
    assertThat(CibPlan.of(one, CibText.parse(CibText.write(live)))).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("FILES")
  void killedAfterAnyStepTheRestLeadsToTheSameCib(String name) {
    WantedCib one = wanted(Examples.text(name));
    List<Step<CibChange>> steps = CibPlan.of(one, CibEdit.empty());
    String whole = CibText.write(applied(one, CibEdit.empty()));
    for (int done = 0; done <= steps.size(); done++) {
      List<CibChange> made = steps.subList(0, done).stream().map(Step::change).toList();
      Element live = CibEdit.apply(CibEdit.empty(), made);
      assertThat(CibText.write(applied(one, live))).as("killed after %d", done).isEqualTo(whole);
    }
  }

  @Test
  void aChangedPropertyIsAllThatIsPlanned() {
    assertThat(
            lines(
                CibPlan.of(
                    wanted,
                    edited(
                        "\"start-failure-is-fatal\" value=\"false\"",
                        "\"start-failure-is-fatal\" value=\"true\""))))
        .isEqualTo(
            """
            UPDATE NONE cluster property start-failure-is-fatal=false
              start-failure-is-fatal: true -> false
            """);
  }

  @Test
  void aChangedIntervalDisturbsNobody() {
    assertThat(lines(CibPlan.of(wanted, edited("interval=\"10s\"", "interval=\"20s\""))))
        .isEqualTo(
            """
            UPDATE NONE VIP vip
              operation monitor: interval 20s -> 10s
            """);
  }

  @Test
  void aChangedAddressMovesTheVip() {
    assertThat(
            lines(CibPlan.of(wanted, edited("value=\"192.168.1.50\"", "value=\"192.168.1.51\""))))
        .isEqualTo(
            """
            UPDATE MOVES_VIP VIP vip
              ip: 192.168.1.51 -> 192.168.1.50
            """);
  }

  @Test
  void aRemovedConstraintIsAllThatIsPlanned() {
    Element live = CibEdit.apply(applied, new CibChange.RemoveConstraint("fence-eva-avoids-eva"));
    assertThat(lines(CibPlan.of(wanted, live)))
        .isEqualTo(
            """
            CREATE NONE constraint fence-eva-avoids-eva
              add constraint fence-eva-avoids-eva rsc=fence-eva node=eva score=-INFINITY
            """);
    assertThat(applied(wanted, live)).isNotEqualTo(live);
  }

  @Test
  void aParameterThatTheFileDoesNotNameAnyMoreIsTakenBack() {
    String delayed =
        design.replace("{ agent: cicely }", "{ agent: cicely, delay: 7, survivor: eva }");
    assertThat(lines(CibPlan.of(wanted(delayed), applied)))
        .isEqualTo(
            """
            UPDATE NONE fence device fence-adam
              remove pcmk_delay_base=3s
            UPDATE NONE fence device fence-eva
              add pcmk_delay_base=7s
            """);
  }

  @Test
  void whatAnAdministratorAddedStays() {
    Element live =
        CibText.parse(
            CibText.write(applied)
                .replace(
                    "<resources>",
                    "<resources><primitive id=\"own\" class=\"ocf\" provider=\"heartbeat\""
                        + " type=\"Dummy\"/>")
                .replace(
                    "<meta_attributes id=\"vip-meta\">",
                    "<meta_attributes id=\"vip-meta\">"
                        + "<nvpair id=\"x\" name=\"target-role\" value=\"Started\"/>")
                .replace(
                    "<nvpair id=\"stonith-enabled\"",
                    "<nvpair id=\"y\" name=\"maintenance-mode\" value=\"false\"/>"
                        + "<nvpair id=\"stonith-enabled\"")
                .replace(
                    "<constraints>",
                    "<constraints><rsc_location id=\"cli-prefer-vip\" rsc=\"vip\" node=\"eva\""
                        + " score=\"INFINITY\"/>"));
    assertThat(CibPlan.of(wanted, live)).isEmpty();
    assertThat(applied(wanted(design.replace("192.168.1.50", "192.168.1.52")), live).all())
        .extracting(Element::id)
        .contains("own", "x", "y", "cli-prefer-vip");
  }

  @Test
  void aResourceThatPcsMadeIsRecognisedInEveryPart() {
    Element live =
        CibText.parse(
            """
            <cib><configuration><crm_config/><nodes/><resources>
            <primitive id="vip" class="ocf" provider="cicely" type="vip">
              <instance_attributes id="vip-instance_attributes">
                <nvpair id="vip-instance_attributes-ip" name="ip" value="192.168.1.50"/>
                <nvpair id="vip-instance_attributes-eni" name="eni" value="eni-0c1ce1c1ce1c1ce01"/>
              </instance_attributes>
              <operations>
                <op id="vip-monitor-interval-10s" name="monitor" interval="10" timeout="30s"/>
                <op id="vip-start-interval-0s" name="start" interval="0s" timeout="60s"/>
              </operations>
            </primitive>
            </resources><constraints/></configuration></cib>
            """);
    Step<CibChange> vip =
        CibPlan.of(wanted, live).stream()
            .filter(step -> step.what().equals("VIP vip"))
            .findFirst()
            .orElseThrow();
    assertThat(vip.impact()).isEqualTo(Impact.NONE);
    assertThat(vip.details())
        .contains(
            "resource vip: description=" + WantedCib.OWNED, "operation start: timeout 60s -> 90s")
        .noneMatch(line -> line.contains("ip") && line.contains("192.168"));
    assertThat(CibPlan.of(wanted, applied(wanted, live))).isEmpty();
  }

  @Test
  void servicesComeAndGoWithoutTheirVipBeingTouched() {
    WantedCib more = wanted(design.replace("eni: create }", SERVICES));
    assertThat(CibPlan.of(more, applied)).extracting(Step::impact).containsOnly(Impact.NONE);
    Element grouped = applied(more, applied);
    assertThat(grouped.find("vip-group").orElseThrow().children())
        .extracting(Element::id)
        .containsExactly("vip", "web", "db");
    assertThat(CibPlan.of(more, grouped)).isEmpty();
    assertThat(CibPlan.of(wanted, grouped))
        .extracting(Step::impact)
        .contains(Impact.RESTARTS_RESOURCE)
        .doesNotContain(Impact.MOVES_VIP);
    assertThat(CibText.write(applied(wanted, grouped))).doesNotContain("vip-group", "web");
  }

  @Test
  void theOperationsOfAServiceAreItsAdministratorsToChange() {
    WantedCib more = wanted(design.replace("eni: create }", SERVICES));
    String text = CibText.write(applied(more, CibEdit.empty()));
    String slow =
        text.replace(
            "id=\"web-stop\" name=\"stop\" interval=\"0s\" timeout=\"100s\"",
            "id=\"web-stop\" name=\"stop\" interval=\"0s\" timeout=\"900s\"");
    assertThat(slow).isNotEqualTo(text);
    assertThat(CibPlan.of(more, CibText.parse(slow))).isEmpty();
  }

  @Test
  void aResourceThatJoinedOurGroupKeepsItsPlace() {
    WantedCib more = wanted(design.replace("eni: create }", SERVICES));
    String member =
        "<primitive id=\"own\" class=\"ocf\" provider=\"heartbeat\" type=\"Dummy\"/></group>";
    Element live =
        CibText.parse(CibText.write(applied(more, CibEdit.empty())).replace("</group>", member));
    assertThat(CibPlan.of(more, live)).isEmpty();
    Element fewer = applied(wanted, live);
    assertThat(fewer.find("vip-group").orElseThrow().children())
        .extracting(Element::id)
        .containsExactly("vip", "own");
    assertThat(CibPlan.of(wanted, fewer)).isEmpty();
  }

  @Test
  void aVipThatTheFileDoesNotNameAnyMoreGoesWithWhatNamesIt() {
    String two =
        design + "  - { name: other, mode: secondary-ip, address: 192.168.1.60, prefers: eva }\n";
    Element live = applied(wanted(two), applied);
    assertThat(lines(CibPlan.of(wanted, live)))
        .isEqualTo(
            """
            DELETE NONE cluster property node-action-limit
              remove node-action-limit=128
            DELETE NONE constraint other-prefers-eva
              remove constraint other-prefers-eva rsc=other node=eva score=10000
            DELETE MOVES_VIP VIP other
              remove resource other class=ocf provider=cicely type=vip
            """);
  }

  @Test
  void destroyingLeavesWhatIsNotOursAndTheFencingThatItNeeds() {
    String own = "<primitive id=\"own\" class=\"ocf\" provider=\"cicely\" type=\"vip\"/>";
    Element left = destroyed(edited("<resources>", "<resources>" + own));
    assertThat(CibEdit.section(left, "resources").children())
        .extracting(Element::id)
        .containsExactly("own", "fence-adam", "fence-eva");
    assertThat(CibEdit.section(left, "constraints").children()).hasSize(2);
    assertThat(CibPlan.destroying(left)).isEmpty();

    String device = "<primitive id=\"other\" class=\"stonith\" type=\"fence_aws\"/>";
    Element fenced = destroyed(edited("<resources>", "<resources>" + own + device));
    assertThat(CibEdit.section(fenced, "resources").children())
        .extracting(Element::id)
        .containsExactly("own", "other");
    assertThat(CibEdit.section(fenced, "constraints").children()).isEmpty();
    assertThat(fenced.find("stonith-enabled").map(each -> each.text("value"))).contains("true");
  }

  @Test
  void destroyingAllSwitchesFencingOffAndApplyingOnAgain() {
    Element left = destroyed(applied);
    assertThat(CibEdit.section(left, "resources").children()).isEmpty();
    assertThat(left.find("stonith-enabled").map(each -> each.text("value"))).contains("false");
    assertThat(CibPlan.destroying(left)).isEmpty();
    assertThat(applied(wanted, left)).isEqualTo(applied);
  }

  private static Element destroyed(Element live) {
    return CibEdit.apply(live, CibPlan.destroying(live).stream().map(Step::change).toList());
  }

  @Test
  void alertsFollowTheFile() {
    String zones = Examples.text("zones");
    Element live = applied(wanted(zones), CibEdit.empty());
    String fewer = zones.replace("[/var/log/alerts, \"yes\"]", "[/var/log/alerts]");
    assertThat(lines(CibPlan.of(wanted(fewer), live)))
        .isEqualTo(
            """
            UPDATE NONE alert log
              remove recipient log-recipient-2 value=yes
            """);
  }

  @Test
  void aPlanCanBeWrittenToAFileAndReadAgain() throws JsonProcessingException {
    JsonMapper json = JsonMapper.builder().build();
    for (Step<CibChange> step : CibPlan.of(wanted(Examples.text("zones")), CibEdit.empty())) {
      String text = json.writerFor(CibChange.class).writeValueAsString(step.change());
      assertThat(json.readValue(text, CibChange.class)).isEqualTo(step.change());
    }
  }
}
