package io.cicely.cli.lab.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Site;
import io.cicely.cli.spec.Mode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterFilesTest {
  private final String cib = new ClusterFiles(Blueprint.of(2)).cib();

  @Test
  void everyPlaceholderIsFilled() {
    assertThat(new ClusterFiles(Blueprint.of(2).withFenceDelay(Duration.ZERO)).cib())
        .doesNotContain("@");
    for (Mode mode : Mode.values()) {
      assertThat(cib(mode)).doesNotContain("@");
    }
  }

  @Test
  void anEniIsNamedToItsAgentAndReleasedByFencing() {
    assertThat(cib)
        .contains("id=\"vip-ip\" name=\"ip\" value=\"192.168.1.50\"")
        .contains("id=\"vip-eni\" name=\"eni\" value=\"eni-0c1ce1c1ce1c1ce50\"")
        .contains("name=\"release\" value=\"eni-0c1ce1c1ce1c1ce50\"")
        .doesNotContain("migrate");
  }

  @Test
  void whatNeedsNoCableMigratesAndFencingReleasesNothing() {
    assertThat(List.of(cib(Mode.SECONDARY_IP), cib(Mode.ROUTE), cib(Mode.ELASTIC_IP)))
        .allSatisfy(
            text ->
                assertThat(text)
                    .contains("name=\"allow-migrate\" value=\"true\"")
                    .contains("name=\"migrate_to\"", "name=\"migrate_from\"")
                    .doesNotContain("release", "name=\"eni\""));
  }

  @Test
  void eachModeHasItsParameters() {
    assertThat(cib(Mode.SECONDARY_IP))
        .contains("name=\"mode\" value=\"secondary-ip\"", "name=\"ip\" value=\"192.168.1.60\"");
    assertThat(cib(Mode.ROUTE))
        .contains("name=\"mode\" value=\"route\"", "name=\"ip\" value=\"10.99.0.50\"")
        .contains("value=\"" + String.join(",", Site.routeTables()) + "\"");
    assertThat(cib(Mode.ELASTIC_IP))
        .contains("name=\"mode\" value=\"elastic-ip\"", "name=\"ip\" value=\"203.0.113.50\"")
        .contains("name=\"private_ip\" value=\"adam:192.168.1.61;eva:192.168.1.62\"");
  }

  private static String cib(Mode mode) {
    return new ClusterFiles(Blueprint.of(2).withMode(mode, false)).cib();
  }

  @Test
  void eachFenceDeviceAvoidsItsTargetAndKnowsItsInstance() {
    assertThat(cib)
        .contains("rsc=\"fence-adam\" node=\"adam\" score=\"-INFINITY\"")
        .contains("rsc=\"fence-eva\" node=\"eva\" score=\"-INFINITY\"")
        .contains("name=\"pcmk_host_map\" value=\"adam:i-0aaaaaaaaaaaaaa01\"")
        .contains("name=\"pcmk_host_map\" value=\"eva:i-0aaaaaaaaaaaaaa02\"");
  }

  @Test
  void manyVipsStayTogetherAndMayStartAtOnce() {
    String three = new ClusterFiles(Blueprint.of(2).withVips(3)).cib();
    assertThat(three)
        .doesNotContain("@")
        .contains("<primitive id=\"vip\"", "<primitive id=\"vip-2\"", "<primitive id=\"vip-3\"")
        .contains("id=\"vip-3-ip\" name=\"ip\" value=\"192.168.3.2\"")
        .contains("rsc=\"vip-3\" with-rsc=\"vip\" score=\"INFINITY\"")
        .contains("value=\"eni-0c1ce1c1ce1c1ce50,eni-0c1ce1c1ce1c1c101,eni-0c1ce1c1ce1c1c102\"")
        .contains("node-action-limit");
    assertThat(cib).doesNotContain("node-action-limit", "rsc_colocation");
  }

  @Test
  void aFenceRaceIsDelayedOnOneSideOnly() {
    assertThat(cib).containsOnlyOnce("pcmk_delay_base").contains("id=\"fence-adam-delay\"");
    assertThat(new ClusterFiles(Blueprint.of(2).withFenceDelay(Duration.ZERO)).cib())
        .doesNotContain("pcmk_delay_base");
  }

  @Test
  void corosyncIsSetUpEncryptedAndWithItsToken() {
    List<String> command =
        new ClusterFiles(Blueprint.of(2).withToken(Duration.ofSeconds(1))).corosyncSetUp("/x");
    assertThat(String.join(" ", command))
        .isEqualTo(
            "pcs cluster setup cicely adam addr=192.168.1.11 eva addr=192.168.1.12 transport knet"
                + " crypto cipher=aes256 hash=sha256 totem token=1000 quorum wait_for_all=1"
                + " --corosync_conf /x --overwrite");
  }
}
