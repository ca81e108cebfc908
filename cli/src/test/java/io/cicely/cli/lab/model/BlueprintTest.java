package io.cicely.cli.lab.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cicely.cli.lab.model.Blueprint.Node;
import io.cicely.cli.spec.Mode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlueprintTest {
  private static final Blueprint SPREAD = Blueprint.of(4).withMode(Mode.ROUTE, true);

  @Test
  void theNodesOfTheUsualLabAreInTheFirstSubnet() {
    assertThat(Blueprint.of(3).nodes())
        .extracting(Node::name, Node::address, Node::secondary)
        .containsExactly(
            tuple("adam", "192.168.1.11", "192.168.1.61"),
            tuple("eva", "192.168.1.12", "192.168.1.62"),
            tuple("node3", "192.168.1.13", "192.168.1.63"));
  }

  @Test
  void spreadNodesTakeTurnsInThreeSubnetsOfTwoZones() {
    assertThat(SPREAD.nodes())
        .extracting(Node::address)
        .containsExactly("192.168.1.11", "192.168.9.12", "192.168.5.13", "192.168.1.14");
    assertThat(SPREAD.nodes())
        .extracting(node -> node.subnet().zone())
        .containsExactly("eu-west-1a", "eu-west-1b", "eu-west-1a", "eu-west-1a");
    assertThat(SPREAD.client().subnet()).isEqualTo(Site.SUBNETS.getFirst());
  }

  @Test
  void modesThatStayInOneZoneAreNotSpread() {
    assertThatThrownBy(() -> Blueprint.of(2).withMode(Mode.SECONDARY_IP, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secondary-ip");
    assertThatThrownBy(() -> Blueprint.of(2).withMode(Mode.ENI, true))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anElasticIpIsForTheVisitorAndAllElseForTheClient() {
    assertThat(SPREAD.vip().client()).isEqualTo("client");
    assertThat(SPREAD.withMode(Mode.ELASTIC_IP, true).vip().client()).isEqualTo("visitor");
  }

  @Test
  void aVipIsOfIpv6WhereTheModeHasThat() {
    assertThat(SPREAD.withIpv6(true).vip().parameters()).containsEntry("ip", "fd00:99::50");
    assertThat(Blueprint.of(2).withMode(Mode.SECONDARY_IP, false).withIpv6(true).vip().address())
        .isEqualTo("2001:db8:c1ce:101::60");
    for (Mode mode : new Mode[] {Mode.ENI, Mode.ELASTIC_IP}) {
      Blueprint without = Blueprint.of(2).withMode(mode, false);
      assertThatThrownBy(() -> without.withIpv6(true))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no IPv6");
    }
  }

  @Test
  void aNodeHasAsManyVipsAsEc2Allows() {
    assertThat(Blueprint.of(2).withVips(14).allVips())
        .extracting(vip -> vip.parameters().get("eni"))
        .doesNotHaveDuplicates()
        .hasSize(14);
    Blueprint addresses = Blueprint.of(2).withMode(Mode.SECONDARY_IP, false).withVips(49);
    assertThat(addresses.allVips()).extracting(Vip::address).doesNotHaveDuplicates().hasSize(49);
    assertThat(Blueprint.ofWords(addresses.words())).isEqualTo(addresses);
    assertThatThrownBy(() -> Blueprint.of(2).withVips(15))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 14");
    assertThatThrownBy(() -> SPREAD.withVips(2)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void wordsCarryAllOfIt() {
    Blueprint all =
        SPREAD
            .withIpv6(true)
            .withToken(Duration.ofMillis(1500))
            .withFenceDelay(Duration.ZERO)
            .withLatency("typical")
            .withSeed(7)
            .withNetwork(GuestNetwork.NET_UTILS);
    assertThat(Blueprint.ofWords(all.words())).isEqualTo(all);
  }
}
