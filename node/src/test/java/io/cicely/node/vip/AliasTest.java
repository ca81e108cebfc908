package io.cicely.node.vip;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Link;
import io.cicely.node.net.Route;
import io.cicely.node.net.Rule;
import io.cicely.node.net.Snapshot;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class AliasTest {
  private static final Ip ADDRESS = MappedScene.SECONDARY.address();
  private static final Ip ADDRESS_V6 = MappedScene.SECONDARY_V6.address();
  private static final Address ON_ENS5 = new Address("ens5", ADDRESS, 32);
  private static final Address ON_ENS6 = new Address("ens6", ADDRESS, 32);
  private static final Vip.SecondaryIp BY_ENS6 = new Vip.SecondaryIp(ADDRESS, "ens6");
  private static final Vip.SecondaryIp BY_ENS6_V6 = new Vip.SecondaryIp(ADDRESS_V6, "ens6");

  @Test
  void takesTheLinkWithTheDefaultRouteUnlessOneIsNamed() {
    assertThat(link(MappedScene.SECONDARY, MappedScene.without()).name()).isEqualTo("ens5");
    assertThat(link(BY_ENS6, MappedScene.without()).name()).isEqualTo("ens6");
    Vip.OnLink missing = new Vip.SecondaryIp(ADDRESS, "ens7");
    assertThat(new Alias(missing, MappedScene.without()).link()).isNull();
    Snapshot noDefault = new Snapshot(List.of(Scene.primary()), List.of(), List.of(), List.of());
    assertThat(new Alias(MappedScene.SECONDARY, noDefault).link()).isNull();
  }

  @Test
  void takesTheFirstOfLinksWithDefaultRoutesOfOneMetricAndLeadsItByATableOfItsOwn() {
    Route other = new Route(254, "default", "192.168.0.1", "ens6", "", 100);
    Snapshot twice = MappedScene.kernel(List.of(), List.of(), List.of(other));
    assertThat(changes(MappedScene.SECONDARY, twice))
        .containsExactly(
            new Change.AddAddress("ens5", ADDRESS),
            new Change.PutRoute(table("192.168.0.1", "ens5")),
            new Change.AddRule(MappedScene.SECONDARY.rule()));
    Snapshot addressOnly = MappedScene.kernel(List.of(ON_ENS5), List.of(), List.of(other));
    assertThat(what(MappedScene.SECONDARY, addressOnly, MappedScene.MAC))
        .contains("rule from 192.168.1.60");
    Snapshot all =
        MappedScene.kernel(
            List.of(ON_ENS5),
            List.of(MappedScene.SECONDARY.rule()),
            List.of(other, table("192.168.0.1", "ens5")));
    assertThat(changes(MappedScene.SECONDARY, all)).isEmpty();
    assertThat(judge(MappedScene.SECONDARY, all, MappedScene.MAC)).isEqualTo(new Presence.Here());
  }

  @Test
  void takesTheLinkWithTheBestOfSeveralDefaultRoutes() {
    Route better = new Route(254, "default", "192.168.0.1", "ens6", "", 99);
    Snapshot kernel = MappedScene.kernel(List.of(), List.of(), List.of(better));
    assertThat(link(MappedScene.SECONDARY, kernel).name()).isEqualTo("ens6");
    assertThat(changes(MappedScene.SECONDARY, kernel))
        .containsExactly(new Change.AddAddress("ens6", ADDRESS));
  }

  @Test
  void addsNothingButTheAddressToTheLinkWithTheDefaultRoute() {
    assertThat(changes(MappedScene.SECONDARY, MappedScene.without()))
        .containsExactly(new Change.AddAddress("ens5", ADDRESS));
    assertThat(changes(MappedScene.SECONDARY, MappedScene.with(ADDRESS))).isEmpty();
  }

  @Test
  void addsAHostAddressWhereDhcpGaveTheSubnets() {
    Address byDhcp = new Address("ens5", ADDRESS, 22);
    assertThat(changes(MappedScene.SECONDARY, kernel(byDhcp)))
        .containsExactly(new Change.AddAddress("ens5", ADDRESS));
  }

  @Test
  void movesTheAddressOffEveryOtherLink() {
    assertThat(changes(MappedScene.SECONDARY, kernel(ON_ENS6)))
        .containsExactly(new Change.DeleteAddress(ON_ENS6), new Change.AddAddress("ens5", ADDRESS));
  }

  @Test
  void givesAnotherLinkARuleAndATableOfTheAddresssOwn() {
    Route route = table("192.168.0.1");
    assertThat(changes(BY_ENS6, MappedScene.without()))
        .containsExactly(
            new Change.AddAddress("ens6", ADDRESS),
            new Change.PutRoute(route),
            new Change.AddRule(BY_ENS6.rule()));
    assertThat(changes(BY_ENS6, whole())).isEmpty();
  }

  @Test
  void takesTheRouterThatTheLinksOwnDefaultRouteHas() {
    Route byDhcp = new Route(254, "default", "192.168.3.254", "ens6", "", 200);
    Snapshot kernel = MappedScene.kernel(List.of(), List.of(), List.of(byDhcp));
    assertThat(changes(BY_ENS6, kernel)).contains(new Change.PutRoute(table("192.168.3.254")));
  }

  @Test
  void leadsIpv6ByTheAdvertisedRouterAtTheMetricThatLinuxShows() {
    Route advertised = new Route(254, "default", "fe80::1", "ens6", "", 1024);
    Route before = new Route(254, "default", "fe80::1", "ens5", "", 100);
    Snapshot kernel =
        new Snapshot(
            List.of(Scene.primary(), Scene.secondary()),
            List.of(),
            List.of(),
            List.of(before, advertised));
    Route own = new Route(BY_ENS6_V6.table(), "default", "fe80::1", "ens6", "2001:db8::60", 1024);
    assertThat(changes(BY_ENS6_V6, kernel))
        .containsExactly(
            new Change.AddAddress("ens6", ADDRESS_V6),
            new Change.PutRoute(own),
            new Change.AddRule(BY_ENS6_V6.rule()));
  }

  @Test
  void knowsWhenNothingWouldFindItsWayOut() {
    Snapshot kernel = MappedScene.without();
    assertThat(new Alias(BY_ENS6, kernel).hasWayOut(link(BY_ENS6, kernel))).isTrue();
    Snapshot noRouter = MappedScene.withoutRouter();
    assertThat(new Alias(BY_ENS6_V6, noRouter).hasWayOut(link(BY_ENS6_V6, noRouter))).isFalse();
  }

  @Test
  void enablesItsLinkWithoutTouchingItsMtu() {
    Snapshot kernel = Scene.withLink(Scene.disabled());
    assertThat(changes(new Vip.SecondaryIp(ADDRESS, "ens6"), kernel))
        .startsWith(new Change.EnableLink("ens6", 0));
  }

  @Test
  void vanishesAtEveryPrefixLengthWithRuleAndTableAndNothingElse() {
    Address byDhcp = new Address("ens6", ADDRESS, 22);
    Route other = new Route(4000, "default", "192.168.0.1", "ens6", "", 0);
    Rule others = Rule.from(Ipv4.parse("192.168.1.21"), 10_000, 4000);
    Snapshot kernel =
        MappedScene.kernel(
            List.of(ON_ENS6, byDhcp),
            List.of(BY_ENS6.rule(), others),
            List.of(table("192.168.0.1"), other));
    assertThat(new Alias(BY_ENS6, kernel).toVanish())
        .containsExactly(
            new Change.DeleteRule(BY_ENS6.rule()),
            new Change.DeleteRoute(table("192.168.0.1")),
            new Change.DeleteAddress(ON_ENS6),
            new Change.DeleteAddress(byDhcp));
    assertThat(new Alias(BY_ENS6, MappedScene.without()).toVanish()).isEmpty();
  }

  @Test
  void isHereWithOrWithoutARecord() {
    assertThat(judge(MappedScene.SECONDARY, MappedScene.with(ADDRESS), ""))
        .isEqualTo(new Presence.Here());
    assertThat(judge(MappedScene.SECONDARY, MappedScene.with(ADDRESS), MappedScene.MAC))
        .isEqualTo(new Presence.Here());
    assertThat(judge(BY_ENS6, whole(), MappedScene.SECOND_MAC)).isEqualTo(new Presence.Here());
  }

  @Test
  void isAbsentOnlyWithoutAnyTrace() {
    assertThat(judge(BY_ENS6, MappedScene.without(), "")).isEqualTo(new Presence.Absent());
    Snapshot ruleOnly = MappedScene.kernel(List.of(), List.of(BY_ENS6.rule()), List.of());
    assertThat(judge(BY_ENS6, ruleOnly, ""))
        .isEqualTo(new Presence.Partly(false, "no link has it"));
    Snapshot routeOnly = MappedScene.kernel(List.of(), List.of(), List.of(table("192.168.0.1")));
    assertThat(judge(BY_ENS6, routeOnly, "")).isInstanceOf(Presence.Partly.class);
  }

  @Test
  void namesWhatIsMissing() {
    assertThat(what(BY_ENS6, kernel(ON_ENS6), ""))
        .contains("rule from 192.168.1.60", "table 3232235836 has no default route over ens6");
    assertThat(what(MappedScene.SECONDARY, kernel(ON_ENS6), MappedScene.MAC))
        .isEqualTo("link ens5 has no address 192.168.1.60");
    assertThat(what(MappedScene.SECONDARY, kernel(ON_ENS5), "02:00:00:00:00:99"))
        .isEqualTo("no link has MAC 02:00:00:00:00:99");
    Snapshot down = Scene.kernel(List.of(Scene.disabled()), List.of(ON_ENS6), List.of(), List.of());
    assertThat(what(BY_ENS6, down, "")).contains("link ens6 is down");
  }

  @Test
  void isNotFooledByAnAddressThatBeginsAlike() {
    Snapshot alike = kernel(new Address("ens5", Ipv4.parse("192.168.1.6"), 32));
    assertThat(judge(MappedScene.SECONDARY, alike, "")).isEqualTo(new Presence.Absent());
  }

  private static Route table(String router) {
    return table(router, "ens6");
  }

  private static Route table(String router, String link) {
    return new Route(BY_ENS6.table(), "default", router, link, "192.168.1.60", 0);
  }

  private static Snapshot whole() {
    return MappedScene.kernel(
        List.of(ON_ENS6), List.of(BY_ENS6.rule()), List.of(table("192.168.0.1")));
  }

  private static Snapshot kernel(Address address) {
    return MappedScene.kernel(List.of(address), List.of(), List.of());
  }

  private static Link link(Vip.OnLink vip, Snapshot kernel) {
    return Objects.requireNonNull(new Alias(vip, kernel).link());
  }

  private static List<Change> changes(Vip.OnLink vip, Snapshot kernel) {
    return new Alias(vip, kernel).toAppear(link(vip, kernel));
  }

  private static Presence judge(Vip.OnLink vip, Snapshot kernel, String mac) {
    return new Alias(vip, kernel).judge(mac);
  }

  private static String what(Vip.OnLink vip, Snapshot kernel, String mac) {
    return ((Presence.Partly) judge(vip, kernel, mac)).what();
  }
}
