package io.cicely.cli.lab.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.world.Account;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.World;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DhcpAnswerTest {
  private static final String ENI = "eni-0123456789abcdef0";
  private static final String SPARE = "eni-0123456789abcdef1";
  private static final String ADDRESS = "10.0.4.10";

  private final World world =
      Founding.of(new Account("123456789012", "eu-west-1", true), Instant.EPOCH)
          .vpc("vpc-0c1ce1c1ce1c1ce01", "10.0.0.0/16", "2001:db8::/56", "rtb-0c1ce1c1ce1c1ce01")
          .subnet(
              "subnet-0c1ce1c1ce1c1ce01",
              "vpc-0c1ce1c1ce1c1ce01",
              "10.0.4.0/22",
              "2001:db8::/64",
              "eu-west-1a")
          .instance(
              "i-0123456789abcdef0",
              InstanceType.named("m5.large").orElseThrow(),
              "subnet-0c1ce1c1ce1c1ce01",
              ENI,
              ADDRESS)
          .networkInterface(SPARE, "subnet-0c1ce1c1ce1c1ce01", "10.0.4.11", "")
          .world();
  private final String mac = world.networkInterface(ENI).mac();

  @Test
  void aDiscoverIsOfferedThePrimaryAddressOfItsEni() {
    DhcpAnswer offer = DhcpAnswer.to(question(mac, 1, ""), world).orElseThrow();
    assertThat(offer.to()).isEqualTo(ADDRESS);
    assertThat(offer.datagram().get(0)).isEqualTo((byte) 2);
    assertThat(bytes(offer, 4, 4)).isEqualTo("cafebabe");
    assertThat(bytes(offer, 16, 4)).isEqualTo(hex(ADDRESS));
    assertThat(bytes(offer, 28, 6)).isEqualTo(mac.replace(":", ""));
    assertThat(bytes(offer, 240, 66))
        .startsWith("350102" + "3604" + hex("10.0.4.1") + "330400000e10" + "0104fffffc00")
        .contains("0304" + hex("10.0.4.1") + "0604" + hex("10.0.4.2"))
        .endsWith("1a022329ff");
  }

  @Test
  void aRequestForItIsAcknowledgedAndForAnotherRefused() {
    assertThat(type(DhcpAnswer.to(question(mac, 3, ADDRESS), world))).isEqualTo(5);
    assertThat(type(DhcpAnswer.to(question(mac, 3, "10.0.4.11"), world))).isEqualTo(6);
  }

  @Test
  void whatIsNoQuestionOfAPluggedEniIsNotAnswered() {
    String spare = world.networkInterface(SPARE).mac();
    assertThat(DhcpAnswer.to(question(spare, 1, ""), world)).isEmpty();
    assertThat(DhcpAnswer.to(question(mac, 7, ""), world)).isEmpty();
    assertThat(DhcpAnswer.to(new byte[10], world)).isEmpty();
    assertThat(DhcpAnswer.to(new byte[300], world)).isEmpty();
  }

  private static int type(Optional<DhcpAnswer> answer) {
    return answer.orElseThrow().datagram().get(242);
  }

  private static String bytes(DhcpAnswer answer, int from, int count) {
    byte[] bytes = new byte[count];
    answer.datagram().get(from, bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String hex(String address) {
    return HexFormat.of().formatHex(InetAddress.ofLiteral(address).getAddress());
  }

  private static byte[] question(String mac, int type, String wanted) {
    ByteBuffer head = ByteBuffer.allocate(240);
    head.put(0, (byte) 1).putInt(4, 0xcafebabe);
    head.put(28, HexFormat.ofDelimiter(":").parseHex(mac)).putInt(236, 0x63825363);
    ByteArrayOutputStream question = new ByteArrayOutputStream();
    question.writeBytes(head.array());
    question.writeBytes(new byte[] {0, 53, 1, (byte) type});
    if (!wanted.isEmpty()) {
      question.writeBytes(new byte[] {50, 4});
      question.writeBytes(InetAddress.ofLiteral(wanted).getAddress());
    }
    question.write(255);
    return question.toByteArray();
  }
}
