package io.cicely.node.net.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.node.net.Address;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Route;
import io.cicely.node.net.Rule;
import io.cicely.node.net.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PrintedTest {
  /** As iproute2 6.1 prints it. */
  private static final String PRINTED =
      """
      1: lo    inet 127.0.0.1/8 scope 254 lo\\       valid_lft forever
      3: eth0    inet 192.168.1.11/22 brd 192.168.3.255 scope 0 eth0\\       valid_lft 9sec
      4: wg0    inet 10.9.0.1 peer 10.9.0.2/32 scope 0 wg0\\       valid_lft forever
      5: ens6    inet 192.168.1.50/32 scope 0 ens6\\       valid_lft forever preferred_lft forever
      0:\tfrom all lookup 255
      5000:\tfrom 192.168.1.50 lookup 3232235826
      5001:\tfrom 10.0.0.0/8 iif eth0 fwmark 0x1 lookup 100 proto 4
      32766:\tfrom all lookup 254
      default via 192.168.0.1 dev ens6 table 3232235826 src 192.168.1.50 onlink\s
      default via 192.168.0.1 dev eth0 proto 16 src 192.168.1.11 metric 100\s
      192.168.0.0/22 dev eth0 proto 2 scope 253 src 192.168.1.11\s
      default metric 200 \\	nexthop via 192.168.0.1 dev eth0 weight 1 \\	nexthop dev ens6 weight 1\s
      blackhole 10.1.0.0/16\s
      2 192.168.1.11 dev eth0 table 255 proto 2 scope 254 src 192.168.1.11\s
      """;

  private final Snapshot kernel = Printed.read(PRINTED, List.of());

  @Test
  void readsAddresses() {
    assertThat(kernel.addresses())
        .containsExactly(
            new Address("lo", Ipv4.parse("127.0.0.1"), 8),
            new Address("eth0", Ipv4.parse("192.168.1.11"), 22),
            new Address("wg0", Ipv4.parse("10.9.0.1"), 32),
            new Address("ens6", Ipv4.parse("192.168.1.50"), 32));
  }

  @Test
  void readsRules() {
    assertThat(kernel.rules())
        .containsExactly(
            new Rule(0, "all", 255, true),
            Rule.from(Ipv4.parse("192.168.1.50"), 5000, 3232235826L),
            new Rule(5001, "10.0.0.0/8", 100, false),
            new Rule(32766, "all", 254, true));
  }

  @Test
  void readsRoutesAndPassesOverWhatIsNoUnicast() {
    assertThat(kernel.routes())
        .containsExactly(
            new Route(3232235826L, "default", "192.168.0.1", "ens6", "192.168.1.50", 0),
            new Route(254, "default", "192.168.0.1", "eth0", "192.168.1.11", 100),
            new Route(254, "192.168.0.0/22", "", "eth0", "192.168.1.11", 0),
            new Route(254, "default", "192.168.0.1", "eth0", "", 200),
            new Route(254, "default", "", "ens6", "", 200));
  }

  @Test
  void refusesWhatSaysNothing() {
    assertThatThrownBy(() -> Printed.read("", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3:",
        "3: eth0    inet",
        "3: eth0    inet 10.0.0.1/33",
        "5000:\tfrom",
        "default via"
      })
  void refusesALineThatIsCutShort(String line) {
    assertThatThrownBy(() -> Printed.read("0:\tfrom all lookup 255\n" + line, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
