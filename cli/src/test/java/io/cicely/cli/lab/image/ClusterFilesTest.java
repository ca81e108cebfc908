package io.cicely.cli.lab.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.lab.model.Blueprint;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterFilesTest {
  private final String cib = new ClusterFiles(Blueprint.of(2)).cib();

  @Test
  void everyPlaceholderIsFilled() {
    assertThat(cib).doesNotContain("@");
    assertThat(new ClusterFiles(Blueprint.of(2).withFenceDelay(Duration.ZERO)).cib())
        .doesNotContain("@");
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
