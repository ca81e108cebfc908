package io.cicely.cli.lab.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.lab.fabric.Route.Hop;
import io.cicely.sim.world.Cidr;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScriptsTest {
  private static final String ENI = "eni-0123456789abcdef0";
  private static final String OTHER = "eni-0123456789abcdef1";
  private static final Link VIP = RewiringTest.link(ENI, "adam", "2001:db8::12");

  @Test
  void aPlugIsOneBatchFromPairToRouteAndNeighbour() {
    assertThat(IpScript.plug(List.of(VIP), name -> "/ns/" + name))
        .containsExactly(
            "link add r-56789abcdef0 mtu 9001 type veth"
                + " peer name ens5 address 02:00:00:00:00:01 mtu 9001 netns /ns/adam",
            "ntable change name arp_cache dev r-56789abcdef0 proxy_delay 0",
            "ntable change name ndisc_cache dev r-56789abcdef0 proxy_delay 0",
            "link set r-56789abcdef0 up",
            "address add fe80::1/64 dev r-56789abcdef0 nodad",
            "neighbour replace fe80::2 lladdr 02:00:00:00:00:01 dev r-56789abcdef0 nud permanent",
            "route replace 0.0.0.0/0 via inet6 fe80::2 dev r-56789abcdef0 table 0x9abcdef0",
            "route replace ::/0 via fe80::2 dev r-56789abcdef0 table 0x9abcdef0",
            "neighbour add proxy 2001:db8::12 dev r-56789abcdef0");
    assertThat(IpScript.rules("add", List.of(VIP)))
        .containsExactly("rule add pref 50 fwmark 0x9abcdef0 lookup 0x9abcdef0");
  }

  @Test
  void interfaceNamesFitTheKernelsFifteenCharacters() {
    assertThat(VIP.outside()).hasSizeLessThanOrEqualTo(15);
    assertThat(new Link(ENI, "adam", 14, VIP.mac(), VIP.neighbours()).inside()).isEqualTo("ens19");
  }

  @Test
  void aNeighbourGoesBeforeTheNewOneComes() {
    Link after = RewiringTest.link(ENI, "adam", "2001:db8::13");
    assertThat(IpScript.readdress(List.of(new Step.Readdress.Change(VIP, after))))
        .containsExactly(
            "neighbour delete proxy 2001:db8::12 dev r-56789abcdef0",
            "neighbour add proxy 2001:db8::13 dev r-56789abcdef0");
  }

  @Test
  void theFilterIsWrittenAnewInOneTransaction() {
    SortedMap<String, String> published = new TreeMap<>();
    published.put("203.0.113.1", "10.0.0.6");
    Filter filter =
        new Filter(
            map(ENI, "10.0.0.5", "10.0.0.6", "2001:db8::5"),
            set(OTHER),
            new TreeSet<>(),
            published,
            openings(),
            set("eni-0123456789abcdef2"),
            map("10.0.0.1", "10.0.0.2"));
    assertThat(FilterScript.contents(filter).lines())
        .containsExactly(
            "flush set inet vpc mapped4",
            "add element inet vpc mapped4"
                + " { \"r-56789abcdef0\" . 10.0.0.5, \"r-56789abcdef0\" . 10.0.0.6 }",
            "flush set inet vpc mapped6",
            "add element inet vpc mapped6 { \"r-56789abcdef0\" . 2001:db8::5 }",
            "flush map arp vpc enis",
            "add element arp vpc enis { 10.0.0.5 : 0x9abcdef0, 10.0.0.6 : 0x9abcdef0 }",
            "flush map inet vpc enis4",
            "add element inet vpc enis4 { 10.0.0.5 : 0x9abcdef0, 10.0.0.6 : 0x9abcdef0 }",
            "flush map inet vpc enis6",
            "add element inet vpc enis6 { 2001:db8::5 : 0x9abcdef0 }",
            "flush set inet vpc unchecked",
            "add element inet vpc unchecked { \"r-56789abcdef1\" }",
            "flush set inet vpc cut",
            "add element inet vpc cut { \"r-56789abcdef2\" }",
            "flush set inet vpc apart",
            "add element inet vpc apart { 10.0.0.1 . 10.0.0.2 }",
            "flush map inet vpc inward",
            "add element inet vpc inward { 203.0.113.1 : 10.0.0.6 }",
            "flush map inet vpc outward",
            "add element inet vpc outward { 10.0.0.6 : 203.0.113.1 }",
            "flush chain inet vpc routing",
            "flush chain inet vpc entering",
            "add rule inet vpc entering oifname \"r-56789abcdef0\" ip saddr 10.0.0.9"
                + " meta l4proto icmp accept",
            "add rule inet vpc entering oifname \"r-56789abcdef0\" ip6 saddr 2001:db8::/32"
                + " meta l4proto ipv6-icmp accept",
            "add rule inet vpc entering oifname \"r-56789abcdef0\" ip saddr 10.0.0.0/8"
                + " tcp dport 80-90 accept",
            "flush chain inet vpc leaving",
            "add rule inet vpc leaving iifname \"r-56789abcdef0\" ip daddr 0.0.0.0/0 return",
            "add rule inet vpc leaving drop");
  }

  @Test
  void theLongestPrefixIsAskedFirst() {
    SortedSet<Route> routes = new TreeSet<>();
    routes.add(new Route(Cidr.parse("0.0.0.0/0"), set(ENI), new Hop.Outside()));
    routes.add(new Route(Cidr.parse("10.0.0.0/16"), set(), new Hop.Mapped()));
    routes.add(new Route(Cidr.parse("fd00::50/128"), set(ENI), new Hop.ToEni(ENI)));
    routes.add(new Route(Cidr.parse("10.99.0.50/32"), set(ENI, OTHER), new Hop.ToEni(OTHER)));
    Filter filter =
        new Filter(map(ENI), set(), routes, new TreeMap<>(), new TreeSet<>(), set(), map(ENI));
    assertThat(FilterScript.contents(filter).lines().filter(line -> line.contains("rule")))
        .containsExactly(
            "add rule inet vpc routing iifname { \"r-56789abcdef0\" } ip6 daddr fd00::50/128"
                + " meta mark set 0x9abcdef0 return",
            "add rule inet vpc routing iifname { \"r-56789abcdef0\", \"r-56789abcdef1\" }"
                + " ip daddr 10.99.0.50/32 meta mark set 0x9abcdef1 return",
            "add rule inet vpc routing ip daddr 10.0.0.0/16 goto delivering",
            "add rule inet vpc routing iifname { \"r-56789abcdef0\" } ip daddr 0.0.0.0/0"
                + " meta mark set 0x00000001 return",
            "add rule inet vpc leaving drop");
  }

  private static SortedSet<Opening> openings() {
    return new TreeSet<>(
        List.of(
            new Opening(ENI, true, Opening.Protocol.ANY, 0, 65_535, "0.0.0.0/0"),
            new Opening(ENI, false, Opening.Protocol.TCP, 80, 90, "10.0.0.0/8"),
            new Opening(ENI, false, Opening.Protocol.ICMP, 0, 0, "10.0.0.9"),
            new Opening(ENI, false, Opening.Protocol.ICMPV6, 0, 0, "2001:db8::/32")));
  }

  private static SortedSet<String> set(String... values) {
    return new TreeSet<>(List.of(values));
  }

  private static SortedMap<String, SortedSet<String>> map(String key, String... values) {
    SortedMap<String, SortedSet<String>> map = new TreeMap<>();
    map.put(key, set(values));
    return map;
  }
}
