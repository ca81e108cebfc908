package io.cicely.node.act;

import static io.cicely.node.act.MappingEc2.ADAM;
import static io.cicely.node.act.MappingEc2.ENI;
import static io.cicely.node.act.MappingEc2.EVAS_ENI;
import static io.cicely.node.act.MappingEc2.PRIVATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Address;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv6;
import io.cicely.node.time.Deadline;
import io.cicely.node.vip.MappedView.Noted;
import io.cicely.node.vip.Verdict;
import io.cicely.node.vip.Vip;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class MappedLoopTest {
  private static final Outcome DONE = new Outcome.Reached("");
  private static final Duration LAG = Duration.ofSeconds(5);
  private static final String ALPHA = "rtb-0aaaaaaaaaaaaaaa1";
  private static final String BETA = "rtb-0aaaaaaaaaaaaaaa2";
  private static final String GAMMA = "rtb-0aaaaaaaaaaaaaaa3";
  private static final Vip.SecondaryIp SECONDARY =
      new Vip.SecondaryIp(Ipv4.parse("192.168.1.60"), "");
  private static final Vip.SecondaryIp SECONDARY_V6 =
      new Vip.SecondaryIp(Ipv6.parse("2001:db8::60"), "");
  private static final Vip.Route ROUTED =
      new Vip.Route(Ipv4.parse("10.99.0.50"), "", List.of(ALPHA, BETA, GAMMA));
  private static final Vip.ElasticIp ELASTIC =
      new Vip.ElasticIp(Ipv4.parse("203.0.113.5"), Ipv4.parse(PRIVATE));
  private static final Noted NOTED = new Noted(ENI, "02:00:00:00:00:11");

  private final ManualClock clock = new ManualClock();
  private final FakeKernel kernel = new FakeKernel();
  private final MappingEc2 ec2 = new MappingEc2(clock, kernel);

  /** Whether the metadata shows the address here. */
  private boolean shows = true;

  static List<Vip.Mapped> modes() {
    return List.of(SECONDARY, SECONDARY_V6, ROUTED, ELASTIC);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void startTakesItFromTheOtherNodeKernelFirst(Vip.Mapped vip) {
    atEva(vip);
    MappedLoop loop = loop(vip);
    assertThat(loop.start()).isEqualTo(DONE);
    assertThat(ec2.holders.values()).containsOnly(ENI);
    assertThat(ec2.writes())
        .isEqualTo(
            switch (vip) {
              case Vip.SecondaryIp each when each.address().isIpv6() ->
                  List.of("UnassignIpv6Addresses", "AssignIpv6Addresses");
              case Vip.SecondaryIp _ -> List.of("AssignPrivateIpAddresses");
              case Vip.Route _ -> List.of("ReplaceRoute", "ReplaceRoute", "ReplaceRoute");
              case Vip.ElasticIp _ -> List.of("AssociateAddress");
            });
    assertThat(ec2.inKernel).as("the address was in the kernel before").containsOnly(true);
    assertThat(loop.learnt())
        .isEqualTo(
            new Actions.Learnt(ENI, vip instanceof Vip.ElasticIp ? "" : "02:00:00:00:00:11", null));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void startOfWhatIsHereWritesNothing(Vip.Mapped vip) {
    running(vip);
    assertThat(loop(vip).start()).isEqualTo(DONE);
    assertThat(ec2.writes()).isEmpty();
    assertThat(kernel.applied).isZero();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatAnotherTookAwayIsMendedWithoutEc2(Vip.Mapped vip) {
    running(vip);
    boolean there = kernel.addresses.removeIf(each -> each.address().equals(vip.address()));
    ec2.calls.clear();
    assertThat(loop(vip).mend())
        .isEqualTo(
            new Verdict.Running(
                vip instanceof Vip.ElasticIp
                    ? ""
                    : "Something else on this node had changed its network. Put back: "
                        + vip.address()
                        + " on ens5"));
    assertThat(kernel.addresses.stream().anyMatch(each -> each.address().equals(vip.address())))
        .isEqualTo(there);
    assertThat(ec2.calls).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void startAsksOnceThoughADescribeLags(Vip.Mapped vip) {
    ec2.lag = Duration.ofSeconds(2);
    prepare(vip);
    assertThat(loop(vip).start()).isEqualTo(DONE);
    assertThat(ec2.writes()).hasSize(vip instanceof Vip.Route ? 3 : 1);
    assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void startAsksAgainForWhatWasAcceptedAndCameToNothing(Vip.Mapped vip) {
    ec2.lag = Duration.ofDays(1);
    prepare(vip);
    clock.after(Duration.ofSeconds(3), () -> ec2.lag = Duration.ZERO);
    assertThat(loop(vip).start()).isEqualTo(DONE);
    assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void startGoesOnThroughThrottling(Vip.Mapped vip) {
    atEva(vip);
    throttleAll();
    clock.after(Duration.ofSeconds(30), ec2.troubles::clear);
    assertThat(loop(vip).start()).isEqualTo(DONE);
    // The longest pause in a crowd, 12 s, may have begun just before the throttling ended.
    assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(43));
  }

  @ParameterizedTest
  @MethodSource("modes")
  void startSaysWhatEc2SaidWhenTheDeadlinePasses(Vip.Mapped vip) {
    atEva(vip);
    throttleAll();
    Failure failure = failure(loop(vip).start());
    assertThat(failure.code()).isEqualTo(Code.DEADLINE_PASSED);
    assertThat(failure.why()).contains("is throttled: RequestLimitExceeded");
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(61));
  }

  @Test
  void startNamesEachRouteTableThatDoesNotLeadHere() {
    atEva(ROUTED);
    ec2.holders.remove(GAMMA);
    ec2.troubles.put("ReplaceRoute " + BETA, throttled("ec2:ReplaceRoute"));
    Failure failure = failure(loop(ROUTED).start());
    assertThat(failure.why())
        .contains(
            "of 3 route tables " + BETA + " leads to " + EVAS_ENI + ", " + GAMMA + " leads nowhere",
            "ec2:ReplaceRoute is throttled")
        .doesNotContain(ALPHA);
  }

  @Test
  void startNamesThemWhenOneIsDeniedMidway() {
    atEva(ROUTED);
    var denied = new Trouble.Denied("ec2:ReplaceRoute", "UnauthorizedOperation", "no", "");
    ec2.troubles.put("ReplaceRoute " + BETA, denied);
    Failure failure = failure(loop(ROUTED).start());
    assertThat(failure.code()).isEqualTo(Code.EC2_DENIED);
    assertThat(failure.why()).startsWith("of 3 route tables " + BETA).contains(GAMMA);
    assertThat(ec2.holders).containsEntry(ALPHA, ENI).containsEntry(BETA, EVAS_ENI);
  }

  @Test
  void startNamesThemWhenEc2NeverShowsWhatItAccepted() {
    atEva(ROUTED);
    ec2.lag = Duration.ofDays(1);
    assertThat(failure(loop(ROUTED).start()).why())
        .contains(ALPHA + " leads to " + EVAS_ENI, BETA, GAMMA);
  }

  @Test
  void startSaysThatTheKernelRefuses() {
    kernel.stubborn = true;
    assertThat(failure(loop(SECONDARY).start())).hasMessageContaining("Operation not permitted");
    assertThat(ec2.writes()).as("EC2 is not told before").isEmpty();
  }

  @Test
  void stopTakesTheAddressOffAndMakesNoCall() {
    for (Vip.OnLink vip : List.of(SECONDARY, SECONDARY_V6, ROUTED)) {
      running(vip);
      assertThat(loop(vip).stop()).isEqualTo(DONE);
      assertThat(kernel.addresses).noneMatch(each -> each.address().equals(vip.address()));
      assertThat(ec2.calls).isEmpty();
    }
  }

  @Test
  void stopFailsWhenTheKernelKeepsOrHidesTheAddress() {
    running(SECONDARY);
    kernel.stubborn = true;
    assertThat(failure(loop(SECONDARY).stop())).hasMessageContaining("Operation not permitted");
    kernel.stubborn = false;
    kernel.unreadable = true;
    assertThat(failure(loop(SECONDARY).stop())).hasMessageContaining("it ended with 2");
  }

  @Test
  void stopOfAnElasticIpSeesItDisassociated() {
    running(ELASTIC);
    ec2.lag = Duration.ofSeconds(2);
    assertThat(loop(ELASTIC).stop()).isEqualTo(DONE);
    assertThat(ec2.writes()).containsExactly("DisassociateAddress");
    assertThat(ec2.holders).isEmpty();
    assertThat(kernel.addresses).contains(new Address("ens5", ELASTIC.privateAddress(), 22));
  }

  @Test
  void stopOfAnElasticIpThatIsElsewhereTouchesNothing() {
    atEva(ELASTIC);
    assertThat(loop(ELASTIC).stop()).isEqualTo(DONE);
    assertThat(ec2.writes()).isEmpty();
    assertThat(clock.elapsed()).as("what EC2 shows may be old").isBetween(LAG, LAG.plusSeconds(1));
  }

  @Test
  void stopOfAnElasticIpFailsByItsDeadlineWhileEc2IsAway() {
    running(ELASTIC);
    var away = new Trouble.Unavailable("ec2:DescribeAddresses", "timed out", "");
    ec2.troubles.put("DescribeAddresses", away);
    assertThat(failure(loop(ELASTIC).stop()).why()).contains("ec2:DescribeAddresses", "timed out");
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(61));
  }

  @Test
  void stopOfAnElasticIpIsDoneOnceEc2IsBack() {
    running(ELASTIC);
    throttleAll();
    clock.after(Duration.ofSeconds(30), ec2.troubles::clear);
    assertThat(loop(ELASTIC).stop()).isEqualTo(DONE);
    assertThat(ec2.holders).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void monitorMakesOneDescribe(Vip.Mapped vip) {
    running(vip);
    assertThat(loop(vip).monitor()).isEqualTo(new Verdict.Running(""));
    assertThat(ec2.calls).hasSize(1);
    ec2.calls.clear();
    assertThat(loop(vip).monitorOnStandby()).isEqualTo(new Verdict.Running(""));
    assertThat(ec2.calls).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void monitorDoesNotBelieveADescribeThatMayLag(Vip.Mapped vip) {
    running(vip);
    atEva(vip);
    clock.after(Duration.ofSeconds(2), () -> ec2.holders.replaceAll((_, _) -> ENI));
    assertThat(loop(vip).monitor()).isEqualTo(new Verdict.Running(""));
    atEva(vip);
    assertThat(loop(vip).monitor()).isInstanceOf(Verdict.Broken.class);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void monitorKeepsAHealthyVipWhileEc2IsThrottled(Vip.Mapped vip) {
    running(vip);
    throttleAll();
    assertThat(loop(vip).monitor())
        .isInstanceOfSatisfying(
            Verdict.Running.class,
            running -> assertThat(running.warning()).contains("RequestLimitExceeded"));
  }

  @Test
  void aPlannedMoveOfASecondaryAddressEndsWhenPacketsComeHere() {
    atEva(SECONDARY);
    shows = false;
    clock.after(Duration.ofSeconds(3), () -> shows = true);
    assertThat(loop(SECONDARY).takeOver()).isEqualTo(DONE);
    assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
  }

  @Test
  void aPlannedMoveDoesNotFailForMetadataThatLags() {
    atEva(SECONDARY);
    shows = false;
    assertThat(loop(SECONDARY).takeOver())
        .isInstanceOfSatisfying(
            Outcome.Reached.class,
            reached -> assertThat(reached.warning()).contains("metadata does not show it"));
    assertThat(clock.elapsed()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
  }

  @Test
  void nothingElseWaitsForMetadata() {
    shows = false;
    for (Vip.Mapped vip : List.of(ROUTED, ELASTIC)) {
      atEva(vip);
      assertThat(loop(vip).takeOver()).isEqualTo(DONE);
    }
    assertThat(loop(SECONDARY).start()).isEqualTo(DONE);
    assertThat(clock.elapsed()).isLessThan(Duration.ofSeconds(3));
  }

  private void throttleAll() {
    for (String call :
        List.of(
            "DescribeNetworkInterfaces",
            "DescribeRouteTables",
            "DescribeAddresses",
            "AssignPrivateIpAddresses",
            "DisassociateAddress")) {
      ec2.troubles.put(call, throttled("ec2:" + call));
    }
  }

  private static Trouble throttled(String action) {
    return new Trouble.Throttled(action, "RequestLimitExceeded", "slow down", "");
  }

  private void prepare(Vip.Mapped vip) {
    if (vip instanceof Vip.ElasticIp elastic) {
      kernel.addresses.add(new Address("ens5", elastic.privateAddress(), 22));
    }
  }

  private void atEva(Vip.Mapped vip) {
    prepare(vip);
    switch (vip) {
      case Vip.SecondaryIp _ -> ec2.holders.put(vip.address().toString(), EVAS_ENI);
      case Vip.Route route ->
          route.routeTableIds().forEach(table -> ec2.holders.put(table, EVAS_ENI));
      case Vip.ElasticIp _ -> ec2.holders.put("eipalloc-1", EVAS_ENI);
    }
  }

  private void running(Vip.Mapped vip) {
    prepare(vip);
    assertThat(loop(vip).start()).isEqualTo(DONE);
    ec2.calls.clear();
    kernel.applied = 0;
  }

  private MappedLoop loop(Vip.Mapped vip) {
    Deadline deadline = Deadline.after(clock, Duration.ofSeconds(60));
    Cloud cloud = () -> new Cloud.Connection(ADAM, ec2, ec2, (_, _) -> shows);
    return new MappedLoop(vip, cloud, kernel, deadline, new Recorder(clock), NOTED);
  }

  private static Failure failure(Outcome outcome) {
    return ((Outcome.Failed) outcome).failure();
  }
}
