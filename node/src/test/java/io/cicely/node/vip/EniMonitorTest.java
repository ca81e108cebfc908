package io.cicely.node.vip;

import static io.cicely.node.vip.Scene.ADAM;
import static io.cicely.node.vip.Scene.EVA;
import static io.cicely.node.vip.Scene.MAC;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.Attachment.Status.Known;
import io.cicely.node.net.Address;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EniMonitorTest {
  private static final Ipv4 ROUTER = Scene.SUBNET.router();

  /** The truth table of depth 10 and of role=Stopped: 0 running, 1 broken, 7 stopped. */
  @ParameterizedTest
  @CsvSource({
    "complete, here,      0, 0",
    "complete, attaching, 0, 0",
    "complete, detaching, 1, 0",
    "complete, eva,       1, 0",
    "complete, nobody,    1, 0",
    "complete, unknown,   0, 0",
    "complete, denied,    0, 0",
    "address,  here,      1, 0",
    "address,  eva,       1, 0",
    "address,  unknown,   1, 0",
    "rule,     here,      1, 7",
    "rule,     nobody,    1, 7",
    "rule,     unknown,   1, 7",
    "absent,   here,      1, 7",
    "absent,   attaching, 1, 7",
    "absent,   detaching, 7, 7",
    "absent,   eva,       7, 7",
    "absent,   nobody,    7, 7",
    "absent,   unknown,   1, 7",
    "absent,   denied,    1, 7",
    "unread,   here,      1, 7",
    "unread,   nobody,    1, 7",
    "unread,   unknown,   1, 7",
  })
  void concludesByTheTruthTable(String kernel, String ec2, int depthTen, int onStandby) {
    EniView view = Scene.view(ec2(ec2), kernel(kernel));
    assertThat(code(EniMonitor.byBoth(view, ROUTER))).isEqualTo(depthTen);
    assertThat(code(EniMonitor.onStandby(view))).isEqualTo(onStandby);
  }

  @Test
  void warnsThatEc2WasNotSeenToAgree() {
    EniView view = Scene.view(ec2("denied"), kernel("complete"));
    assertThat(EniMonitor.byBoth(view, ROUTER))
        .isInstanceOfSatisfying(
            Verdict.Running.class, running -> assertThat(running.warning()).contains("no answer"));
  }

  @Test
  void judgesByTheRecordOfTheStart() {
    assertThat(code(EniMonitor.byKernel(Scene.VIP, Scene.complete(), MAC, ROUTER))).isZero();
    assertThat(code(EniMonitor.byKernel(Scene.VIP, Scene.complete(), "02:00:00:00:00:99", ROUTER)))
        .isEqualTo(1);
    Ipv4 other = Ipv4.parse("192.168.0.9");
    assertThat(code(EniMonitor.byKernel(Scene.VIP, Scene.complete(), MAC, other))).isEqualTo(1);
  }

  @Test
  void judgesByTheKernelAloneWithoutARecord() {
    assertThat(code(EniMonitor.byKernel(Scene.VIP, Scene.complete(), "", null))).isZero();
    assertThat(code(EniMonitor.byKernel(Scene.VIP, Scene.bare(), "", null))).isEqualTo(7);
    assertThat(code(EniMonitor.byKernel(Scene.VIP, addressOnly(), "", null))).isEqualTo(1);
  }

  @Test
  void isNotFooledByAnAddressThatBeginsAlike() {
    Snapshot alike =
        Scene.kernel(
            List.of(Scene.secondary()),
            List.of(new Address("ens6", Ipv4.parse("192.168.1.5"), 32)),
            List.of(),
            List.of());
    assertThat(code(EniMonitor.byKernel(Scene.VIP, alike, MAC, ROUTER))).isEqualTo(7);
  }

  @Test
  void isBrokenWhenTheLinkIsDown() {
    Snapshot down =
        Scene.kernel(
            List.of(Scene.disabled()),
            List.of(Scene.vipAddress()),
            List.of(Scene.VIP.rule()),
            List.of(Scene.vipRoute()));
    assertThat(EniMonitor.byKernel(Scene.VIP, down, MAC, ROUTER))
        .isEqualTo(new Verdict.Broken("link ens6 is down"));
  }

  private static int code(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Running _ -> 0;
      case Verdict.Broken _ -> 1;
      case Verdict.Stopped _ -> 7;
    };
  }

  private static Snapshot addressOnly() {
    return Scene.kernel(
        List.of(Scene.secondary()), List.of(Scene.vipAddress()), List.of(), List.of());
  }

  private static Sight<Snapshot> kernel(String word) {
    return switch (word) {
      case "complete" -> new Sight.Seen<>(Scene.complete());
      case "absent" -> new Sight.Seen<>(Scene.bare());
      case "address" -> new Sight.Seen<>(addressOnly());
      case "rule" ->
          new Sight.Seen<>(
              Scene.kernel(List.of(), List.of(), List.of(Scene.VIP.rule()), List.of()));
      case "unread" -> Scene.unknown(true);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Sight<EniSeen> ec2(String word) {
    return switch (word) {
      case "here" -> Scene.seen(Scene.attached(ADAM, Known.ATTACHED));
      case "attaching" -> Scene.seen(Scene.attached(ADAM, Known.ATTACHING));
      case "detaching" -> Scene.seen(Scene.attached(ADAM, Known.DETACHING));
      case "eva" -> Scene.seen(Scene.attached(EVA, Known.ATTACHED));
      case "nobody" -> Scene.seen(Scene.available());
      case "unknown" -> Scene.unknown(true);
      case "denied" -> Scene.unknown(false);
      default -> throw new IllegalArgumentException(word);
    };
  }
}
