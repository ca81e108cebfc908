package io.cicely.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "192.168.1.77/22, 192.168.0.0/22",
    "10.9.9.9/32, 10.9.9.9/32",
    "0.0.0.0/0, 0.0.0.0/0",
    "2001:DB8:0:0:0:0:0:1/64, 2001:db8::/64",
    "::/0, ::/0",
    "2001:db8:0:1:0:0:0:0/64, 2001:db8:0:1::/64"
  })
  void rangesAreReadInCanonicalForm(String text, String canonical) {
    assertThat(Cidr.parse(text)).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "::1, ::1",
    "fe80:0:0:0:1:2:3:4, fe80::1:2:3:4",
    "1:0:2:0:3:0:4:0, 1:0:2:0:3:0:4:0",
    "192.168.1.5, 192.168.1.5"
  })
  void addressesAreWrittenAsRfc5952Says(String text, String canonical) {
    assertThat(Cidr.canonical(text)).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8/8", "adam/24"})
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> Cidr.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRangeKnowsItsAddresses() {
    Cidr range = Cidr.parse("192.168.0.0/22");
    assertThat(range.at(1)).isEqualTo("192.168.0.1");
    assertThat(range.at(-1)).isEqualTo("192.168.3.255");
    assertThat(range.contains("192.168.3.255")).isTrue();
    assertThat(range.contains("192.168.4.0")).isFalse();
    assertThat(range.contains("2001:db8::1")).isFalse();
    assertThat(range.overlaps(Cidr.parse("192.168.0.0/16"))).isTrue();
    assertThat(range.overlaps(Cidr.parse("192.168.4.0/22"))).isFalse();
  }
}
