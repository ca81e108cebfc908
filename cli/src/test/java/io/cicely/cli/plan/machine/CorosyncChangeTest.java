package io.cicely.cli.plan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.plan.machine.CorosyncChange.Need;
import io.cicely.cli.render.CorosyncConf;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Examples;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class CorosyncChangeTest {
  private final ClusterSpec spec = Examples.good(Examples.text("design"));
  private final String text =
      CorosyncConf.text(
          spec, Map.of("adam", "10.0.0.1", "eva", "10.0.0.2"), Map.of("adam", 1, "eva", 2));

  private Need need(String from, String to) {
    return need(from, to, "3.1.9-2");
  }

  private Need need(String from, String to, String version) {
    assertThat(text).contains(to);
    SequencedMap<String, String> now = CorosyncConf.settings(text.replace(to, from));
    now.put("nodelist.local_node_pos", "0");
    now.put("totem.interface.0.bindnetaddr", "10.0.0.1");
    return CorosyncChange.need(now, CorosyncConf.settings(text), version);
  }

  @Test
  void whatCorosyncKnowsOfItselfNeedsNothing() {
    assertThat(need("token: 5000", "token: 5000")).isEqualTo(Need.NOTHING);
  }

  @Test
  void timesAndQuorumAreReloaded() {
    assertThat(need("token: 1", "token: 5000")).isEqualTo(Need.RELOAD);
    assertThat(need("token: 5000\n    consensus: 9000", "token: 5000")).isEqualTo(Need.RELOAD);
    assertThat(need("wait_for_all: 0", "wait_for_all: 1")).isEqualTo(Need.RELOAD);
  }

  @Test
  void encryptionIsReloadedSinceCorosync31() {
    assertThat(need("crypto_cipher: none", "crypto_cipher: aes256")).isEqualTo(Need.RELOAD);
    assertThat(need("crypto_cipher: none", "crypto_cipher: aes256", "3.0.4-1"))
        .isEqualTo(Need.RESTART);
    assertThat(need("crypto_cipher: none", "crypto_cipher: aes256", "")).isEqualTo(Need.RESTART);
  }

  @Test
  void transportNameAndAddressTakeARestart() {
    assertThat(need("transport: udpu", "transport: knet")).isEqualTo(Need.RESTART);
    assertThat(need("cluster_name: other", "cluster_name: cicely")).isEqualTo(Need.RESTART);
    assertThat(need("ring0_addr: 10.0.0.9", "ring0_addr: 10.0.0.1")).isEqualTo(Need.RESTART);
    assertThat(need("nodeid: 9", "nodeid: 2")).isEqualTo(Need.RESTART);
  }

  @Test
  void aNodeMayComeAndGo() {
    assertThat(need("name: abel", "name: eva")).isEqualTo(Need.RELOAD);
  }
}
