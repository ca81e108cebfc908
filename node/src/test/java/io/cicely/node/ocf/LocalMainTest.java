package io.cicely.node.ocf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LocalMainTest {
  private final InputStream in = System.in;

  @AfterEach
  void putBack() {
    System.setIn(in);
  }

  @Test
  void whetherAnElasticIpWithoutItsPrivateAddressRunsIsUnknown() {
    var environment = Map.of("OCF_RESKEY_mode", "elastic-ip", "OCF_RESKEY_ip", "203.0.113.5");
    assertThat(monitor(environment, "0:\tfrom all lookup 255\n")).isEqualTo(ExitCode.GENERIC);
  }

  @Test
  void whatIproute2CutShortIsNoVerdict() {
    var environment = Map.of("OCF_RESKEY_ip", "192.168.1.50");
    assertThat(monitor(environment, "0:\tfrom all lookup 255\n3:")).isEqualTo(ExitCode.GENERIC);
  }

  private static int monitor(Map<String, String> environment, String printed) {
    System.setIn(new ByteArrayInputStream(printed.getBytes(StandardCharsets.US_ASCII)));
    return LocalMain.run("monitor", environment);
  }
}
