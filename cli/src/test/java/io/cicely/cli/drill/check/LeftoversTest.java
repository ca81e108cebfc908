package io.cicely.cli.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class LeftoversTest {
  private static final String VIP = "192.168.1.5";

  private static SequencedMap<String, String> kernels(String adam, String eva) {
    SequencedMap<String, String> kernels = new LinkedHashMap<>();
    kernels.put("adam", adam);
    kernels.put("eva", eva);
    return kernels;
  }

  @Test
  void anAddressOnItsOwnerAloneIsAsItShouldBe() {
    assertThat(
            Leftovers.of(
                VIP,
                "adam",
                kernels(
                    "3: ens6 inet 192.168.1.5/32\n5000: from 192.168.1.5 lookup 4001",
                    "2: ens5 inet 192.168.1.50/22 scope global ens5")))
        .isEmpty();
  }

  @Test
  void anAddressOrARuleOnAnotherNodeIsALeftover() {
    assertThat(
            Leftovers.of(
                VIP,
                "adam",
                kernels("3: ens6 inet 192.168.1.5/32", "5000: from 192.168.1.5 lookup 4001")))
        .containsExactly("eva still has [5000: from 192.168.1.5 lookup 4001]");
  }

  @Test
  void anOwnerWithoutTheAddressIsWrong() {
    assertThat(Leftovers.of(VIP, "adam", kernels("", "")))
        .singleElement()
        .asString()
        .contains("adam");
  }
}
