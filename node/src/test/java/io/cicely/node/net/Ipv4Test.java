package io.cicely.node.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Ipv4Test {
  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "192.168.1.50", "255.255.255.255", "10.0.0.9"})
  void printsWhatItParsed(String text) {
    assertThat(Ipv4.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "256.1.1.1",
        "1..2.3",
        "01.2.3.4",
        "1.2.3.4 ",
        "a.b.c.d",
        "1.2.3.-4",
        "1.2.3.1000",
        "192.168.1.50/32",
        "1.2.3."
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> Ipv4.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void comparesByValue() {
    assertThat(Ipv4.parse("10.0.0.1")).isEqualTo(Ipv4.parse("10.0.0.1"));
    assertThat(Ipv4.parse("10.0.0.1")).isNotEqualTo(Ipv4.parse("10.0.0.2"));
    assertThat(Ipv4.parse("192.168.1.50").number()).isEqualTo(3_232_235_826L);
  }

  @Test
  void knowsARangeAndItsRouter() {
    Ipv4Network subnet = Ipv4Network.parse("192.168.0.0/22");
    assertThat(subnet.contains(Ipv4.parse("192.168.3.255"))).isTrue();
    assertThat(subnet.contains(Ipv4.parse("192.168.4.0"))).isFalse();
    assertThat(subnet.router()).hasToString("192.168.0.1");
    assertThat(subnet).hasToString("192.168.0.0/22");
    assertThatThrownBy(() -> Ipv4Network.parse("192.168.1.0/22"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
