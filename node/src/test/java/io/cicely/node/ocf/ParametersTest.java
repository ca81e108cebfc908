package io.cicely.node.ocf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.vip.Vip;
import java.util.HashMap;
import java.util.List;
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
    assertThat(parameters.vip())
        .isEqualTo(new Vip.Eni(Ip.parse("192.168.1.50"), "eni-0123456789abcdef0"));
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
    "OCF_RESKEY_eni, eni-\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17",
    "OCF_RESKEY_eni, eni-attach-0123456789abcdef0",
    "OCF_RESKEY_role_arn, cicely-node"
  })
  void namesTheParameterThatCannotBeRight(String name, String value) {
    assertThatThrownBy(() -> with(name, value).check())
        .hasMessageContaining(name.substring("OCF_RESKEY_".length()))
        .hasMessageContaining("PARAMETER_INVALID");
  }

  @Test
  void takesTheParametersOfEachMode() {
    assertThat(vip("mode=secondary-ip", "ip=192.168.1.60", "interface=ens6"))
        .isEqualTo(new Vip.SecondaryIp(Ip.parse("192.168.1.60"), "ens6"));
    assertThat(vip("mode=secondary-ip", "ip=2001:db8::60"))
        .isEqualTo(new Vip.SecondaryIp(Ip.parse("2001:db8:0::60"), ""));
    assertThat(vip("mode=route", "ip=10.99.0.50", "route_tables=rtb-01234567, rtb-89abcdef"))
        .isEqualTo(
            new Vip.Route(Ip.parse("10.99.0.50"), "", List.of("rtb-01234567", "rtb-89abcdef")));
    assertThat(vip("mode=elastic-ip", "ip=203.0.113.5", "private_ip=192.168.1.61"))
        .isEqualTo(new Vip.ElasticIp(Ip.parse("203.0.113.5"), Ipv4.parse("192.168.1.61")));
  }

  @Test
  void takesTheNodesOwnAddressFromAList() {
    String list = "private_ip=adam:192.168.1.61;eva:192.168.1.62";
    assertThat(vip("mode=elastic-ip", "ip=203.0.113.5", list, "CRM_meta_on_node=eva"))
        .isEqualTo(new Vip.ElasticIp(Ip.parse("203.0.113.5"), Ipv4.parse("192.168.1.62")));
    assertThatThrownBy(() -> vip("mode=elastic-ip", "ip=203.0.113.5", list, "CRM_meta_on_node=bob"))
        .hasMessageContaining("names no address for bob")
        .hasMessageContaining("NODE_UNSUITABLE");
  }

  @ParameterizedTest
  @CsvSource({
    "mode, mode=vrrp, ip=192.168.1.60",
    "ip, mode=elastic-ip, ip=2001:db8::1",
    "ip, mode=eni, ip=2001:db8::1",
    "route_tables, mode=route, ip=10.99.0.50",
    "private_ip, mode=elastic-ip, ip=203.0.113.5"
  })
  void namesWhatTheModeLacks(String name, String first, String second) {
    assertThatThrownBy(() -> vip(first, second))
        .hasMessageContaining(name + ":")
        .hasMessageContaining("PARAMETER_INVALID");
  }

  private static Vip vip(String... settings) {
    Map<String, String> environment = new HashMap<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      environment.put("OCF_RESKEY_" + setting.substring(0, equals), setting.substring(equals + 1));
    }
    return new Parameters(environment).vip();
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
