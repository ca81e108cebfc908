package io.cicely.node.ocf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ParametersTest {
  @Test
  void takesThePocsTwoParameters() {
    Parameters parameters = with("", "");
    assertThatCode(parameters::check).doesNotThrowAnyException();
    assertThat(parameters.vip().address()).hasToString("192.168.1.50");
    assertThat(parameters.vip().networkInterfaceId()).isEqualTo("eni-0123456789abcdef0");
    assertThat(parameters.vip().table()).isEqualTo(3_232_235_826L);
    assertThat(parameters.region() + parameters.profile() + parameters.roleArn()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OCF_RESKEY_ip, ''",
    "OCF_RESKEY_ip, 192.168.1.50/32",
    "OCF_RESKEY_ip, vip.example",
    "OCF_RESKEY_eni, ''",
    "OCF_RESKEY_eni, eni-",
    "OCF_RESKEY_eni, eni-0123zz",
    "OCF_RESKEY_eni, eni-attach-0123456789abcdef0",
    "OCF_RESKEY_role_arn, cicely-node"
  })
  void namesTheParameterThatCannotBeRight(String name, String value) {
    assertThatThrownBy(() -> with(name, value).check())
        .hasMessageContaining(name.substring("OCF_RESKEY_".length()))
        .hasMessageContaining("PARAMETER_INVALID");
  }

  @ParameterizedTest
  @CsvSource({"'', 60000", "20000, 20000", "0, 60000", "-1, 60000", "20s, 60000"})
  void takesTheTimeThatPacemakerGives(String text, long expected) {
    assertThat(with("OCF_RESKEY_CRM_meta_timeout", text).timeoutMs()).isEqualTo(expected);
  }

  @Test
  void knowsTheMonitorOfAnInstanceThatShouldBeStopped() {
    assertThat(with("OCF_RESKEY_CRM_meta_role", "Stopped").shouldBeStopped()).isTrue();
    assertThat(with("OCF_RESKEY_CRM_meta_role", "Started").shouldBeStopped()).isFalse();
    assertThat(with("", "").shouldBeStopped()).isFalse();
  }

  private static Parameters with(String name, String value) {
    Map<String, String> environment = new HashMap<>();
    environment.put("OCF_RESKEY_ip", "192.168.1.50");
    environment.put("OCF_RESKEY_eni", "eni-0123456789abcdef0");
    environment.put(name, value);
    return new Parameters(environment);
  }
}
