package io.cicely.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Examples;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class NodeFilesTest {
  private final ClusterSpec spec = Examples.good(Examples.text("design"));
  private final SequencedMap<String, String> addresses = new LinkedHashMap<>();

  NodeFilesTest() {
    addresses.put("adam", "192.168.1.11");
    addresses.put("eva", "192.168.1.12");
  }

  @Test
  void corosyncConfIsAsPcsWouldSetItUp() {
    assertThat(CorosyncConf.text(spec, addresses, Map.of("adam", 1, "eva", 2)))
        .isEqualTo(
            """
            totem {
                version: 2
                cluster_name: cicely
                transport: knet
                token: 5000
                crypto_cipher: aes256
                crypto_hash: sha256
            }

            nodelist {
                node {
                    ring0_addr: 192.168.1.11
                    name: adam
                    nodeid: 1
                }
                node {
                    ring0_addr: 192.168.1.12
                    name: eva
                    nodeid: 2
                }
            }

            quorum {
                provider: corosync_votequorum
                two_node: 1
                wait_for_all: 1
            }

            logging {
                to_stderr: no
                to_syslog: yes
            }
            """);
  }

  @Test
  void nodesKeepTheirIdsAndNewOnesGetTheFirstThatIsFree() {
    SequencedMap<String, String> earlier =
        CorosyncConf.settings(CorosyncConf.text(spec, addresses, Map.of("adam", 3, "eva", 1)));
    ClusterSpec sixteen = Examples.good(Examples.text("sixteen"));
    assertThat(CorosyncConf.ids(spec, earlier)).containsEntry("adam", 3).containsEntry("eva", 1);
    assertThat(CorosyncConf.ids(spec, new LinkedHashMap<>()))
        .containsEntry("adam", 1)
        .containsEntry("eva", 2);
    assertThat(CorosyncConf.ids(sixteen, earlier).values()).doesNotHaveDuplicates().hasSize(16);
  }

  @Test
  void hostsKeepsEveryLineThatIsNotOurs() {
    String foreign = "127.0.0.1 localhost\n# mine\n10.0.0.9\tother   alias\n";
    String once = HostsFile.text(foreign, addresses);
    assertThat(once)
        .isEqualTo(
            foreign
                + """
                # cicely: the cluster's nodes
                192.168.1.11 adam
                192.168.1.12 eva
                # cicely: end
                """);
    String followed = once + "10.0.0.10 later\n";
    addresses.put("eva", "192.168.1.99");
    assertThat(HostsFile.text(followed, addresses))
        .isEqualTo(followed.replace("192.168.1.12", "192.168.1.99"));
    assertThat(HostsFile.without(followed)).isEqualTo(foreign + "10.0.0.10 later\n");
    assertThat(HostsFile.text("", addresses)).startsWith("# cicely");
  }

  @Test
  void rejoiningWaitsForTheOthersToNoticeAndSystemdWaitsLonger() {
    assertThat(Rejoin.text(CorosyncTimes.of(Duration.ofSeconds(5), 2)))
        .contains("sleep 13 ", "TimeoutStartSec=103");
    assertThat(Rejoin.text(CorosyncTimes.of(Duration.ofSeconds(60), 16)))
        .contains("sleep 154 ", "TimeoutStartSec=244");
  }
}
