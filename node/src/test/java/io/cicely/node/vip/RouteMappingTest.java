package io.cicely.node.vip;

import static io.cicely.node.vip.MappedScene.ENI;
import static io.cicely.node.vip.MappedScene.EVAS_ENI;
import static io.cicely.node.vip.MappedScene.OTHER_TABLE;
import static io.cicely.node.vip.MappedScene.ROUTED;
import static io.cicely.node.vip.MappedScene.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Ipv6;
import io.cicely.node.vip.MappedView.Tables;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RouteMappingTest {
  private static final String RANGE = "10.99.0.50/32";
  private static final Step.ReplaceRoute REPLACE = new Step.ReplaceRoute(TABLE, RANGE, ENI);
  private static final Step.ReplaceRoute REPLACE_OTHER =
      new Step.ReplaceRoute(OTHER_TABLE, RANGE, ENI);

  @Test
  void looksAtTheInterfaceThenAtTheTables() {
    assertThat(MappedStart.next(MappedScene.ready(ROUTED)))
        .isEqualTo(new Step.Look(Question.OWN_INTERFACES, Step.NO_HURRY));
    assertThat(MappedStart.next(owning(MappedScene.primaryEni())))
        .isEqualTo(new Step.Look(Question.ROUTE_TABLES, Step.NO_HURRY));
  }

  @Test
  void replacesEachRouteThatLeadsElsewhereAndCreatesWhatIsMissing() {
    assertThat(MappedStart.next(seen(EVAS_ENI, EVAS_ENI))).isEqualTo(REPLACE);
    assertThat(MappedStart.next(noted(seen(ENI, EVAS_ENI)))).isEqualTo(REPLACE_OTHER);
    assertThat(MappedStart.next(seen("", ENI))).isEqualTo(new Step.CreateRoute(TABLE, RANGE, ENI));
  }

  @Test
  void asksForEveryTableBeforeItWaitsForTheFirst() {
    MappedView view = seen(EVAS_ENI, EVAS_ENI);
    assertThat(MappedStart.next(accepted(view, 1, REPLACE))).isEqualTo(REPLACE_OTHER);
    assertThat(MappedStart.next(accepted(view, 4, REPLACE, REPLACE_OTHER)))
        .isEqualTo(
            new Step.WaitForEc2(
                "EC2 still says that of 2 route tables "
                    + TABLE
                    + " leads to "
                    + EVAS_ENI
                    + ", "
                    + OTHER_TABLE
                    + " leads to "
                    + EVAS_ENI));
    assertThat(MappedStart.next(accepted(view, 6, REPLACE, REPLACE_OTHER))).isEqualTo(REPLACE);
  }

  @Test
  void isDoneOnlyWhenEveryTableLeadsHere() {
    assertThat(MappedStart.next(noted(seen(ENI, ENI)))).isEqualTo(new Step.Done(""));
    assertThat(MappedStart.next(noted(seen(ENI, "")))).isNotInstanceOf(Step.Done.class);
    Sight<Tables> blackhole =
        MappedScene.tables(
            MappedScene.table(TABLE, ENI, true), MappedScene.table(OTHER_TABLE, ENI, false));
    assertThat(MappedStart.next(noted(tables(blackhole))))
        .isInstanceOfSatisfying(
            Step.WaitForEc2.class,
            step -> assertThat(step.until()).contains(OTHER_TABLE, "blackhole"));
  }

  @Test
  void refusesAnInterfaceThatDropsWhatIsNotItsOwn() {
    NetworkInterface checking = MappedScene.eni(ENI, MappedScene.MAC, true, "192.168.1.11");
    Failure failure = unsuitable(owning(checking));
    assertThat(failure.why()).contains("source/dest check of " + ENI + " is on");
    assertThat(failure.action()).contains("--no-source-dest-check", ENI);
  }

  @Test
  void refusesATableOfAnotherVpcBeforeItWritesAnything() {
    RouteTable foreign = new RouteTable(OTHER_TABLE, "vpc-2", List.of());
    Sight<Tables> tables = MappedScene.tables(MappedScene.table(TABLE, EVAS_ENI, true), foreign);
    assertThat(unsuitable(tables(tables)).why()).contains(OTHER_TABLE, "vpc-2", "vpc-1");
  }

  @Test
  void refusesALinkThatEc2DoesNotKnow() {
    NetworkInterface other =
        MappedScene.eni("eni-0c", MappedScene.SECOND_MAC, false, "192.168.1.21");
    assertThat(unsuitable(owning(other)).why()).contains("no interface of", "ens5");
  }

  @Test
  void neverWritesByWhatItDidNotSee() {
    assertThat(MappedStart.next(tables(Scene.unknown(true)))).isInstanceOf(Step.WaitForEc2.class);
    assertThat(MappedStart.next(tables(Scene.unknown(false)))).isInstanceOf(Step.GiveUp.class);
  }

  @Test
  void namesEachTableThatDoesNotLeadHereWhenAWriteFails() {
    MappedView half = seen(ENI, EVAS_ENI);
    var throttled = new Trouble.Throttled("ec2:ReplaceRoute", "RequestLimitExceeded", "slow", "");
    assertThat(MappedStart.after(half, REPLACE_OTHER, "Cannot", throttled))
        .isInstanceOfSatisfying(
            Step.WaitForEc2.class,
            step ->
                assertThat(step.until())
                    .startsWith("of 2 route tables " + OTHER_TABLE + " leads to " + EVAS_ENI)
                    .contains("RequestLimitExceeded"));
    var denied = new Trouble.Denied("ec2:ReplaceRoute", "UnauthorizedOperation", "no", "");
    assertThat(MappedStart.after(half, REPLACE_OTHER, "Cannot", denied))
        .isInstanceOfSatisfying(
            Step.GiveUp.class,
            step -> {
              assertThat(step.failure().code()).isEqualTo(Code.EC2_DENIED);
              assertThat(step.failure().why()).contains(OTHER_TABLE, "ec2:ReplaceRoute is denied");
            });
    var full = new Trouble.Refused("ec2:CreateRoute", "RouteLimitExceeded", "full", "");
    assertThat(MappedStart.after(seen(ENI, ""), REPLACE_OTHER, "Cannot", full))
        .isInstanceOfSatisfying(
            Step.GiveUp.class,
            step ->
                assertThat(step.failure().why()).contains(OTHER_TABLE + " leads nowhere", "full"));
  }

  @Test
  void knowsAnIpv6AddressByItsRange() {
    Vip.Route ipv6 = new Vip.Route(Ipv6.parse("fd00:99::50"), "", List.of(TABLE));
    assertThat(ipv6.destination()).isEqualTo("fd00:99::50/128");
    MappedView view =
        MappedScene.owning(MappedScene.ready(ipv6), MappedScene.own(MappedScene.primaryEni()));
    assertThat(MappedStart.next(MappedScene.routed(view, MappedScene.tables(lonely()))))
        .isEqualTo(new Step.CreateRoute(TABLE, "fd00:99::50/128", ENI));
  }

  private static RouteTable lonely() {
    return MappedScene.table(TABLE, "", true);
  }

  private static MappedView owning(NetworkInterface eni) {
    return MappedScene.owning(MappedScene.ready(ROUTED), MappedScene.own(eni));
  }

  private static MappedView tables(Sight<Tables> tables) {
    return MappedScene.routed(owning(MappedScene.primaryEni()), tables);
  }

  private static MappedView seen(String first, String second) {
    return tables(MappedScene.tables(first, second));
  }

  /** Where an earlier start stands, so that what is seen here is believed. */
  private static MappedView noted(MappedView view) {
    return MappedScene.noted(view, MappedScene.NOTED);
  }

  private static MappedView accepted(MappedView view, int secondsAgo, Step... steps) {
    return MappedScene.accepted(view, Duration.ofSeconds(secondsAgo), steps);
  }

  private static Failure unsuitable(MappedView view) {
    Failure failure = ((Step.GiveUp) MappedStart.next(view)).failure();
    assertThat(failure.code()).isEqualTo(Code.NODE_UNSUITABLE);
    return failure;
  }
}
