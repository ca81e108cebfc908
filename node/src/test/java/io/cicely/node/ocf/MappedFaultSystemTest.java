package io.cicely.node.ocf;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ocf.Node.Ended;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * EC2 refusing, throttling, hanging or vanishing at each single call of each mode's actions: the
 * truth table holds. All of it with {@code -Dcicely.depth=full}, else a sample by a printed seed.
 */
@Tag("system")
final class MappedFaultSystemTest extends MappedSystem {
  private static final List<String> EFFECTS =
      List.of("deny", "throttle", "unavailable", "hang", "cut", "lose", "delay");
  private static final String SHORT = "OCF_RESKEY_CRM_meta_timeout=8000";

  record Case(MappedVip vip, String call, String effect) {}

  private static Stream<Case> cases(Function<MappedVip, List<String>> calls, int sample) {
    List<Case> all = new ArrayList<>();
    for (MappedVip vip : MappedVip.values()) {
      for (String call : calls.apply(vip)) {
        for (String effect : EFFECTS) {
          all.add(new Case(vip, call, effect));
        }
      }
    }
    return Sample.of("MappedFaultSystemTest", all, sample);
  }

  static Stream<Case> faultsOfStart() {
    return cases(MappedVip::callsOfStart, 8);
  }

  static Stream<Case> faultsOfStop() {
    return cases(MappedVip::callsOfStop, 3);
  }

  static Stream<Case> lastingFaults() {
    return cases(_ -> List.of("any 0"), 2);
  }

  @ParameterizedTest
  @MethodSource("faultsOfStart")
  void startOvercomesOneFaultUnlessItIsDenied(Case fault) throws IOException, InterruptedException {
    atEva(fault.vip());
    String action = inject(fault);
    Ended start = agent(fault.vip(), "start");
    assertThat(node.ec2("hits")).isEqualTo("1");
    if (fault.effect().equals("deny")) {
      assertThat(start.code()).isEqualTo(4);
      assertThat(start.reason()).contains("ec2:" + action);
    } else {
      assertThat(start.code()).as(start.err()).isZero();
      assertThat(where(fault.vip())).isEqualTo(fault.vip().atAdam);
      node.ec2("heal");
      must(fault.vip(), "monitor", DEEP);
    }
  }

  @ParameterizedTest
  @MethodSource("faultsOfStop")
  void stopOvercomesOneFaultUnlessItIsDenied(Case fault) throws IOException, InterruptedException {
    running(fault.vip());
    String action = inject(fault);
    Ended stop = agent(fault.vip(), "stop");
    assertThat(node.ec2("hits")).isEqualTo("1");
    node.ec2("heal");
    if (fault.effect().equals("deny")) {
      assertThat(stop.code()).isEqualTo(1);
      assertThat(stop.reason()).contains("ec2:" + action);
    } else {
      assertThat(stop.code()).as(stop.err()).isZero();
      assertStopped(fault.vip());
    }
  }

  @ParameterizedTest
  @MethodSource("lastingFaults")
  void startFailsWithTheReasonWhenEc2StaysAway(Case fault)
      throws IOException, InterruptedException {
    atEva(fault.vip());
    inject(fault);
    Ended start = agent(fault.vip(), "start", SHORT);
    if (fault.effect().equals("delay")) {
      assertThat(start.code()).isIn(0, 1);
    } else {
      assertThat(start.code()).isEqualTo(fault.effect().equals("deny") ? 4 : 1);
      assertThat(start.reason()).contains("ec2:Describe");
      assertThat(where(fault.vip())).as("as it was").startsWith(fault.vip().eva);
    }
    assertThat(start.took()).isLessThan(Duration.ofSeconds(8));
  }

  @ParameterizedTest
  @MethodSource("lastingFaults")
  void stopNeedsEc2OnlyForAnElasticIp(Case fault) throws IOException, InterruptedException {
    MappedVip vip = fault.vip();
    running(vip);
    inject(fault);
    Ended stop = agent(vip, "stop", SHORT);
    assertThat(stop.took()).isLessThan(Duration.ofSeconds(8));
    if (vip.isOnLink()) {
      assertThat(stop.code()).as(stop.err()).isZero();
      assertThat(stop.took()).isLessThan(Duration.ofSeconds(3));
      assertStopped(vip);
    } else if (fault.effect().equals("delay")) {
      assertThat(stop.code()).isIn(0, 1);
    } else {
      assertThat(stop.code()).isEqualTo(1);
      assertThat(stop.reason()).contains("ec2:DescribeAddresses");
      assertThat(where(vip)).as("never 0 while it leads here").isEqualTo(vip.atAdam);
    }
  }

  @ParameterizedTest
  @MethodSource("lastingFaults")
  void monitorKeepsAHealthyVipAndNeverTakesUnknownForAbsent(Case fault)
      throws IOException, InterruptedException {
    MappedVip vip = fault.vip();
    boolean answers = fault.effect().equals("delay");
    running(vip);
    inject(fault);
    Ended deep = must(vip, "monitor", DEEP);
    assertThat(deep.err().contains("not seen to agree")).as(deep.err()).isEqualTo(!answers);
    must(vip, "monitor");
    must(vip, "monitor", STANDBY);
    node.ec2("heal");
    must(vip, "stop");
    inject(fault);
    assertThat(code(vip, "monitor", DEEP)).isEqualTo(vip.isOnLink() || answers ? 7 : 1);
    assertThat(code(vip, "monitor")).isEqualTo(vip.isOnLink() || answers ? 7 : 1);
    Ended standby = agent(vip, "monitor", STANDBY);
    assertThat(standby.code()).isEqualTo(7);
    assertThat(standby.took()).isLessThan(Duration.ofSeconds(3));
  }

  /** The call's name. */
  private String inject(Case fault) throws IOException {
    node.ec2("fail " + fault.call() + " " + fault.effect());
    return fault.call().split(" ")[0];
  }
}
