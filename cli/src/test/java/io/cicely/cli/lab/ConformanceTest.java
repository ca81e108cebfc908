package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.Arena.Said;
import io.cicely.cli.lab.model.Blueprint;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The field's own tools, as the distribution ships them, judge the installed agents. */
@Tag("lab")
@ExtendWith(LabExtension.class)
class ConformanceTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final String VIP = "/usr/lib/ocf/resource.d/cicely/vip";

  private final Lab lab;
  private String owner = "";
  private String other = "";

  ConformanceTest(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void knowTheOwner() {
    owner = lab.awaitReady(LIMIT);
    other = lab.nodes().stream().filter(node -> !node.equals(owner)).findFirst().orElseThrow();
  }

  @Test
  void theResourceAgentsMetaDataSatisfiesAllThreeSchemasAtOnce() {
    String file = VIP + " meta-data >/tmp/vip.xml && xmllint --noout ";
    must(other, file + "--relaxng /usr/share/resource-agents/metadata.rng /tmp/vip.xml");
    must(other, file + "--dtdvalid /usr/share/resource-agents/ra-api-1.dtd /tmp/vip.xml");
    must(other, file + "--relaxng /usr/share/pcs/data/ocf-1.1.rng /tmp/vip.xml");
  }

  @Test
  void theFenceAgentsMetadataSatisfiesItsSchema() {
    must(
        other,
        "fence_cicely -o metadata >/tmp/fence.xml && xmllint --noout --relaxng"
            + " /usr/share/cluster/relaxng/metadata.rng /tmp/fence.xml");
  }

  @Test
  void metaDataIsForNobodyToo() {
    assertThat(must(other, "runuser -u nobody -- " + VIP + " meta-data"))
        .contains("<resource-agent name=\"vip\"");
  }

  @Test
  void ocfTesterPasses() {
    must(owner, "pcs resource disable vip --wait=60");
    try {
      String said =
          must(
              other,
              "OCF_ROOT=/usr/lib/ocf ocf-tester -n tested -o ip=%s -o eni=%s %s"
                  .formatted(Blueprint.VIP, Blueprint.VIP_ENI, VIP));
      assertThat(said).contains("passed all tests");
    } finally {
      must(owner, "pcs resource enable vip --wait=60");
    }
  }

  @Test
  void theFenceAgentFollowsTheApisReturnCodes() {
    String running =
        lab.status().stream()
            .filter(machine -> machine.name().equals(owner))
            .findFirst()
            .orElseThrow()
            .instance();
    assertThat(fence("action=status\nport=" + running).status()).isZero();
    assertThat(fence("action=monitor").status()).isZero();
    assertThat(fence("action=list").out()).contains(running);
    assertThat(fence("action=status\nport=i-0ddddddddddddddd9").status()).isEqualTo(1);
    assertThat(fence("action=nonsense\nport=" + running).status()).isEqualTo(1);
    assertThat(shell(other, "fence_cicely -o status -r eu-west-1 -n " + running).status()).isZero();
  }

  @Test
  void theClustersConfigurationIsClean() {
    must(owner, "crm_verify --live-check --verbose");
  }

  private Said fence(String input) {
    return shell(other, "printf '%s\\nregion=eu-west-1\\n' | fence_cicely".formatted(input));
  }

  private String must(String node, String script) {
    Said said = shell(node, script);
    assertThat(said.status()).as("%s: %s%s", script, said.out(), said.error()).isZero();
    return said.out();
  }

  private Said shell(String node, String script) {
    return lab.run(node, LIMIT, "sh", "-c", script);
  }
}
