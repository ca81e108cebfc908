package io.cicely.node.vip;

import static io.cicely.node.vip.MappedScene.ADAM;
import static io.cicely.node.vip.MappedScene.ELASTIC;
import static io.cicely.node.vip.MappedScene.ENI;
import static io.cicely.node.vip.MappedScene.EVA;
import static io.cicely.node.vip.MappedScene.EVAS_ENI;
import static io.cicely.node.vip.MappedScene.MAC;
import static io.cicely.node.vip.MappedScene.NOTED;
import static io.cicely.node.vip.MappedScene.ROUTED;
import static io.cicely.node.vip.MappedScene.SECONDARY;
import static io.cicely.node.vip.MappedScene.SECOND_ENI;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.net.Address;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The truth tables: 0 running, 1 broken, 7 stopped. */
final class MappedMonitorTest {
  @ParameterizedTest
  @CsvSource({
    "here,    here,    0, 0",
    "here,    eva,     1, 0",
    "here,    second,  1, 0",
    "here,    unknown, 0, 0",
    "here,    denied,  0, 0",
    "here,    pending, 0, 0",
    "partly,  here,    1, 0",
    "partly,  unknown, 1, 0",
    "rule,    here,    1, 7",
    "rule,    unknown, 1, 7",
    "absent,  here,    7, 7",
    "absent,  eva,     7, 7",
    "absent,  unknown, 7, 7",
    "absent,  denied,  7, 7",
    "unread,  here,    1, 7",
    "unread,  unknown, 1, 7",
  })
  void concludesByTheTruthTable(String kernel, String ec2, int depthTen, int onStandby) {
    for (Vip.OnLink vip : List.of(SECONDARY, ROUTED)) {
      MappedView view = MappedScene.noted(MappedScene.nothing(vip), NOTED);
      MappedView whole = ec2(MappedScene.kernel(view, kernel(kernel, vip)), ec2);
      assertThat(code(MappedMonitor.byBoth(whole))).as("%s", vip).isEqualTo(depthTen);
      assertThat(code(MappedMonitor.onStandby(whole))).as("%s", vip).isEqualTo(onStandby);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true,  here,      0, 0",
    "true,  elsewhere, 1, 0",
    "true,  free,      1, 0",
    "true,  eva,       1, 0",
    "true,  unknown,   0, 0",
    "true,  denied,    0, 0",
    "false, here,      0, 7",
    "false, elsewhere, 1, 7",
    "false, free,      7, 7",
    "false, eva,       7, 7",
    "false, unknown,   1, 7",
    "false, denied,    1, 7",
  })
  void concludesAboutAnElasticIpByEc2AndTheRecord(
      boolean noted, String ec2, int depthTen, int onStandby) {
    MappedView view =
        MappedScene.noted(elastic(MappedScene.ready(ELASTIC), ec2), noted ? NOTED : null);
    assertThat(code(MappedMonitor.byBoth(view))).isEqualTo(depthTen);
    assertThat(code(MappedMonitor.onStandby(view))).isEqualTo(onStandby);
  }

  @Test
  void isBrokenWithoutTheElasticIpsPrivateAddress() {
    Sight<Snapshot> gone = new Sight.Seen<>(MappedScene.without());
    MappedView view = MappedScene.noted(MappedScene.nothing(ELASTIC), NOTED);
    for (String ec2 : List.of("here", "unknown")) {
      assertThat(MappedMonitor.byBoth(elastic(MappedScene.kernel(view, gone), ec2)))
          .isEqualTo(new Verdict.Broken("no link of this node has 192.168.1.61"));
    }
    assertThat(code(MappedMonitor.byKernel(ELASTIC, MappedScene.without(), "", true))).isEqualTo(1);
  }

  @Test
  void judgesAnElasticIpByTheRecordWhereEc2IsNotAsked() {
    Snapshot kernel = MappedScene.with(ELASTIC.privateAddress());
    assertThat(code(MappedMonitor.byKernel(ELASTIC, kernel, "", true))).isZero();
    assertThat(code(MappedMonitor.byKernel(ELASTIC, kernel, "", false))).isEqualTo(1);
  }

  @Test
  void judgesAnAddressByTheKernelAlone() {
    for (Vip.OnLink vip : List.of(SECONDARY, ROUTED)) {
      Snapshot here = MappedScene.with(vip.address());
      assertThat(code(MappedMonitor.byKernel(vip, here, MAC, true))).isZero();
      assertThat(code(MappedMonitor.byKernel(vip, here, "", false))).isZero();
      assertThat(code(MappedMonitor.byKernel(vip, here, MappedScene.SECOND_MAC, true)))
          .isEqualTo(1);
      assertThat(code(MappedMonitor.byKernel(vip, MappedScene.without(), "", false))).isEqualTo(7);
    }
  }

  @Test
  void warnsThatEc2WasNotSeenToAgree() {
    MappedView view = ec2(MappedScene.noted(MappedScene.ready(SECONDARY), NOTED), "unknown");
    assertThat(MappedMonitor.byBoth(view))
        .isInstanceOfSatisfying(
            Verdict.Running.class,
            running -> assertThat(running.warning()).contains("not seen to agree: no answer"));
  }

  @Test
  void takesHalfOfTheRouteTablesForBroken() {
    MappedView half = MappedScene.noted(MappedScene.ready(ROUTED), NOTED);
    assertThat(MappedMonitor.byBoth(MappedScene.routed(half, MappedScene.tables(ENI, EVAS_ENI))))
        .isEqualTo(
            new Verdict.Broken(
                "of 2 route tables " + MappedScene.OTHER_TABLE + " leads to " + EVAS_ENI));
    assertThat(MappedMonitor.byBoth(MappedScene.routed(half, MappedScene.tables("", ENI))))
        .isEqualTo(new Verdict.Broken("of 2 route tables " + MappedScene.TABLE + " leads nowhere"));
    var blackhole =
        MappedScene.tables(
            MappedScene.table(MappedScene.TABLE, ENI, false),
            MappedScene.table(MappedScene.OTHER_TABLE, ENI, true));
    assertThat(code(MappedMonitor.byBoth(MappedScene.routed(half, blackhole)))).isEqualTo(1);
  }

  @Test
  void needsNoRecordToSeeThatRoutesLeadToThisInstance() {
    MappedView view = MappedScene.ready(ROUTED);
    assertThat(code(MappedMonitor.byBoth(MappedScene.routed(view, MappedScene.tables(ENI, ENI)))))
        .isZero();
    assertThat(
            code(MappedMonitor.byBoth(MappedScene.routed(view, MappedScene.tables(ENI, EVAS_ENI)))))
        .isEqualTo(1);
  }

  private static int code(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Running _ -> 0;
      case Verdict.Broken _ -> 1;
      case Verdict.Stopped _ -> 7;
    };
  }

  private static Sight<Snapshot> kernel(String word, Vip.OnLink vip) {
    Ip address = vip.address();
    return switch (word) {
      case "here" -> new Sight.Seen<>(MappedScene.with(address));
      case "partly" -> new Sight.Seen<>(onEns6(address));
      case "rule" ->
          new Sight.Seen<>(MappedScene.kernel(List.of(), List.of(vip.rule()), List.of()));
      case "absent" -> new Sight.Seen<>(MappedScene.with(Ipv4.parse("192.168.1.6")));
      case "unread" -> Scene.unknown(true);
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Snapshot onEns6(Ip address) {
    return MappedScene.kernel(List.of(new Address("ens6", address, 32)), List.of(), List.of());
  }

  private static MappedView ec2(MappedView view, String word) {
    return MappedScene.routed(
        MappedScene.owning(
            view,
            switch (word) {
              case "here" -> MappedScene.own(MappedScene.primaryEni("192.168.1.60"));
              case "eva" -> MappedScene.own(MappedScene.primaryEni("192.168.1.6"));
              case "second" -> MappedScene.own(MappedScene.primaryEni(), second());
              case "unknown" -> Scene.unknown(true);
              case "denied" -> Scene.unknown(false);
              case "pending" -> new Sight.Pending<>();
              default -> throw new IllegalArgumentException(word);
            }),
        switch (word) {
          case "here" -> MappedScene.tables(ENI, ENI);
          case "eva" -> MappedScene.tables(EVAS_ENI, EVAS_ENI);
          case "second" -> MappedScene.tables(SECOND_ENI, SECOND_ENI);
          case "unknown" -> Scene.unknown(true);
          case "denied" -> Scene.unknown(false);
          case "pending" -> new Sight.Pending<>();
          default -> throw new IllegalArgumentException(word);
        });
  }

  private static NetworkInterface second() {
    return MappedScene.eni(
        SECOND_ENI, MappedScene.SECOND_MAC, false, "192.168.1.21", "192.168.1.60");
  }

  private static MappedView elastic(MappedView view, String word) {
    return MappedScene.elastic(
        view,
        switch (word) {
          case "here" -> MappedScene.elastic(MappedScene.associated(ADAM, "192.168.1.61"));
          case "elsewhere" -> MappedScene.elastic(MappedScene.associated(ADAM, "192.168.1.11"));
          case "eva" -> MappedScene.elastic(MappedScene.associated(EVA, "192.168.1.61"));
          case "free" -> MappedScene.elastic(MappedScene.free());
          case "unknown" -> Scene.unknown(true);
          case "denied" -> Scene.unknown(false);
          default -> throw new IllegalArgumentException(word);
        });
  }
}
