package io.cicely.cli.lab.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.lab.model.GuestNetwork;
import org.junit.jupiter.api.Test;

class GuestFilesTest {
  @Test
  void theUsualLabHasNothingOfIt() {
    assertThat(GuestFiles.of(GuestNetwork.STATIC)).isEmpty();
    assertThat(GuestFiles.script(GuestNetwork.STATIC)).isEmpty();
  }

  @Test
  void oneManagerRunsAndTheOthersDoNot() {
    assertThat(GuestFiles.script(GuestNetwork.NETWORK_MANAGER))
        .contains("mask systemd-networkd", "/dev/null /etc/systemd/network/80-ec2.network")
        .doesNotContain("mask NetworkManager");
    assertThat(GuestFiles.script(GuestNetwork.NET_UTILS))
        .contains("mask NetworkManager")
        .doesNotContain("/dev/null");
    assertThat(GuestFiles.of(GuestNetwork.NETWORKD))
        .containsKey("etc/systemd/network/50-dhcp.network");
  }
}
