package io.cicely.node.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Any text: no address, or one whose print is read as the same. */
final class IpFuzz {

  @FuzzTest
  void readsWhatItPrints(byte[] data) {
    Ip address;
    try {
      address = Ip.parse(new String(data, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException none) {
      return;
    }
    String printed = address.toString();
    assertThat(Ip.parse(printed)).isEqualTo(address).hasSameHashCodeAs(address);
    assertThat(address.number()).isBetween(0L, 0xffff_ffffL);
  }
}
