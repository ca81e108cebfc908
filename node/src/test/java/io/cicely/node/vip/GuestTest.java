package io.cicely.node.vip;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.net.Address;
import io.cicely.node.net.Change;
import io.cicely.node.net.Change.Setting;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Route;
import io.cicely.node.net.Snapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GuestTest {
  @Test
  void changesNothingWhereAllIsInPlace() {
    assertThat(new Guest(Scene.VIP, Scene.complete()).toAppear(Scene.secondary(), Scene.SUBNET))
        .isEmpty();
  }

  @Test
  void setsUpALinkThatHasJustBeenPlugged() {
    Snapshot kernel = Scene.withLink(Scene.plugged());
    assertThat(new Guest(Scene.VIP, kernel).toAppear(Scene.plugged(), Scene.SUBNET))
        .containsExactly(
            new Change.EnableLink("ens6", 9001),
            new Change.Set("ens6", Setting.RP_FILTER, 2),
            new Change.Set("ens6", Setting.ARP_IGNORE, 1),
            new Change.Set("ens6", Setting.ARP_ANNOUNCE, 2),
            new Change.AddAddress("ens6", Scene.ADDRESS),
            new Change.PutRoute(Scene.vipRoute()),
            new Change.AddRule(Scene.VIP.rule()));
  }

  @Test
  void leavesArpAloneWhereTheLinksAreInDifferentSubnets() {
    Snapshot kernel = Scene.withLink(Scene.plugged());
    Ipv4Network other = Ipv4Network.parse("192.168.8.0/24");
    assertThat(new Guest(Scene.VIP, kernel).toAppear(Scene.plugged(), other))
        .noneMatch(
            change ->
                change instanceof Change.Set(_, Setting setting, _)
                    && setting != Setting.RP_FILTER);
  }

  @Test
  void mendsRoutesThatOutrankThePrimarys() {
    Route defaultRoute = new Route(254, "default", "192.168.0.1", "ens6", "", 100);
    Route subnetRoute = new Route(254, "192.168.0.0/22", "", "ens6", "192.168.1.50", 0);
    assertThat(mended(defaultRoute, subnetRoute))
        .containsExactly(new Change.DeleteRoute(defaultRoute), new Change.DeleteRoute(subnetRoute));
  }

  @Test
  void toleratesRoutesThatDoNotOutrankThePrimarys() {
    assertThat(
            mended(
                new Route(254, "default", "192.168.0.1", "ens6", "", 200),
                new Route(254, "192.168.0.0/22", "", "ens6", "192.168.1.50", 200),
                new Route(10101, "default", "192.168.0.1", "ens6", "", 0)))
        .isEmpty();
  }

  @Test
  void toleratesTheAddressThatDhcpAdded() {
    Snapshot kernel =
        Scene.kernel(
            List.of(Scene.secondary()),
            List.of(Scene.vipAddress(), new Address("ens6", Scene.ADDRESS, 22)),
            List.of(Scene.VIP.rule()),
            List.of(Scene.vipRoute()));
    assertThat(new Guest(Scene.VIP, kernel).toAppear(Scene.secondary(), Scene.SUBNET)).isEmpty();
  }

  @Test
  void takesTheAddressOffALinkWhereItDoesNotBelong() {
    Address stray = new Address("ens5", Scene.ADDRESS, 32);
    Snapshot kernel =
        Scene.kernel(
            List.of(Scene.secondary()),
            List.of(stray, Scene.vipAddress()),
            List.of(Scene.VIP.rule()),
            List.of(Scene.vipRoute()));
    assertThat(new Guest(Scene.VIP, kernel).toAppear(Scene.secondary(), Scene.SUBNET))
        .containsExactly(new Change.DeleteAddress(stray));
  }

  @Test
  void leavesOtherVipsAlone() {
    var other = new Vip.Eni(Ipv4.parse("192.168.1.51"), "eni-0b");
    Snapshot kernel =
        Scene.kernel(
            List.of(Scene.secondary()),
            List.of(new Address("ens7", other.address(), 32)),
            List.of(other.rule()),
            List.of(new Route(other.table(), "default", "192.168.0.1", "ens7", "", 0)));
    assertThat(new Guest(Scene.VIP, kernel).toVanish()).isEmpty();
  }

  private static List<Change> mended(Route... routes) {
    List<Route> all = new java.util.ArrayList<>(List.of(routes));
    all.add(Scene.vipRoute());
    Snapshot kernel =
        Scene.kernel(
            List.of(Scene.secondary()),
            List.of(Scene.vipAddress()),
            List.of(Scene.VIP.rule()),
            all);
    return new Guest(Scene.VIP, kernel).toAppear(Scene.secondary(), Scene.SUBNET);
  }
}
