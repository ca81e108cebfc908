package io.cicely.cli.cluster.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cicely.node.net.Ip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "192.168.0.0/22, 192.168.3.255, true",
    "192.168.0.0/22, 192.168.4.0, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "192.168.1.5/32, 192.168.1.5, true",
    "192.168.1.5/32, 192.168.1.4, false",
    "128.0.0.0/1, 200.0.0.1, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 2001:db8::1, true",
    "2001:db8::/56, 2001:db8:0:ff::1, true",
    "2001:db8::/56, 2001:db8:0:100::1, false",
    "2001:db8::1/128, 2001:db8::1, true",
    "2001:db8::1/128, 2001:db8::2, false",
    "2001:db8::/127, 2001:db8::1, true"
  })
  void containsWhatSharesItsPrefix(String range, String address, boolean inside) {
    assertThat(AddressRange.parse(range).contains(Ip.parse(address))).isEqualTo(inside);
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.0.0/22, 192.168.0.0, true",
    "192.168.0.0/22, 192.168.0.3, true",
    "192.168.0.0/22, 192.168.0.4, false",
    "192.168.0.0/22, 192.168.1.0, false",
    "192.168.0.0/22, 192.168.3.254, false",
    "192.168.0.0/22, 192.168.3.255, true",
    "192.168.0.0/22, 10.0.0.1, false",
    "2001:db8::/64, 2001:db8::3, true",
    "2001:db8::/64, 2001:db8::4, false",
    "2001:db8::/64, 2001:db8::ffff:ffff:ffff:ffff, true"
  })
  void ec2ReservesTheFirstFourAndTheLast(String range, String address, boolean reserved) {
    assertThat(AddressRange.parse(range).reserves(Ip.parse(address))).isEqualTo(reserved);
  }

  @Test
  void anAddressIsNoRange() {
    assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse("192.168.0.1"));
  }
}
