package io.cicely.node.net.linux;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cicely.node.net.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Whatever iproute2 prints, or whatever is in its place on standard input. */
final class PrintedFuzz {

  @FuzzTest
  void readsOrRefuses(byte[] data) {
    Snapshot kernel;
    try {
      kernel = Printed.read(new String(data, StandardCharsets.ISO_8859_1), List.of());
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertThat(kernel.rules()).as("every Linux has rules").isNotEmpty();
    assertThat(kernel.addresses())
        .allMatch(each -> each.prefix() >= 0 && each.prefix() <= each.address().hostPrefix());
  }
}
