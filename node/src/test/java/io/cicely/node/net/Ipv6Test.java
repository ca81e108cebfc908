package io.cicely.node.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class Ipv6Test {
  @ParameterizedTest
  @CsvSource({
    "2001:db8::50, 2001:db8::50",
    "2001:DB8:0:0:0:0:0:50, 2001:db8::50",
    "::, ::",
    "::1, ::1",
    "1::, 1::",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "2001:0:0:1:0:0:0:1, 2001:0:0:1::1",
    "2001:db8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "fe80::fc:ff:fe00:1, fe80::fc:ff:fe00:1"
  })
  void printsAsRfc5952Wants(String text, String printed) {
    assertThat(Ip.parse(text)).hasToString(printed);
    assertThat(Ip.parse(printed)).isEqualTo(Ip.parse(text)).hasSameHashCodeAs(Ip.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":",
        ":::",
        "1:2",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "g::",
        "::1%eth0",
        "::1/64",
        "1:2:3:4:5:6:7:8::",
        ":1:2:3:4:5:6:7:8",
        "1:2:3:4:5:6:7:",
        "::ffff:1.2.3.4"
      })
  void refusesWhatIsNoAddress(String text) {
    assertThatThrownBy(() -> Ip.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not an IPv6 address");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2001:db8::50", "::", "fd00:ec2::254"})
  void numbersItsTableBeyondThoseThatPeopleChoose(String text) {
    assertThat(Ip.parse(text).number()).isBetween(0x8000_0000L, 0xffff_ffffL);
  }
}
