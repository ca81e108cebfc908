package io.cicely.cli.lab.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ScriptsTest {
  private static final Link VIP = RewiringTest.link("eni-0123456789abcdef0", "adam", "10.0.0.5");

  @Test
  void aPlugIsOneBatchFromPairToRoute() {
    assertThat(IpScript.plug(List.of(VIP), name -> "/ns/" + name))
        .containsExactly(
            "link add r-56789abcdef0"
                + " mtu 9001 type veth peer name ens5 address 02:00:00:00:00:01 mtu 9001"
                + " netns /ns/adam",
            "ntable change name arp_cache dev r-56789abcdef0 proxy_delay 0",
            "link set r-56789abcdef0 up",
            "neighbour replace 10.0.0.5 lladdr 02:00:00:00:00:01 dev r-56789abcdef0 nud permanent",
            "route replace 10.0.0.5/32 dev r-56789abcdef0");
  }

  @Test
  void interfaceNamesFitTheKernelsFifteenCharacters() {
    assertThat(VIP.outside()).hasSizeLessThanOrEqualTo(15);
    assertThat(new Link(VIP.eni(), "adam", 14, VIP.mac(), VIP.addresses()).inside())
        .isEqualTo("ens19");
  }

  @Test
  void aRemappedAddressGoesBeforeTheNewOneComes() {
    Link after = RewiringTest.link(VIP.eni(), "adam", "10.0.0.6");
    assertThat(IpScript.readdress(VIP, after))
        .containsExactly(
            "route delete 10.0.0.5/32 dev r-56789abcdef0",
            "neighbour delete 10.0.0.5 dev r-56789abcdef0",
            "neighbour replace 10.0.0.6 lladdr 02:00:00:00:00:01 dev r-56789abcdef0 nud permanent",
            "route replace 10.0.0.6/32 dev r-56789abcdef0");
  }

  @Test
  void theFilterIsWrittenAnewInOneTransaction() {
    Filter filter =
        new Filter(
            map("eni-0123456789abcdef0", "10.0.0.5", "10.0.0.6"),
            set("eni-0123456789abcdef1"),
            new TreeSet<>(
                List.of(
                    new Opening(
                        "eni-0123456789abcdef0",
                        true,
                        Opening.Protocol.ANY,
                        0,
                        65_535,
                        "0.0.0.0/0"),
                    new Opening(
                        "eni-0123456789abcdef0", false, Opening.Protocol.TCP, 80, 90, "10.0.0.0/8"),
                    new Opening(
                        "eni-0123456789abcdef0", false, Opening.Protocol.ICMP, 0, 0, "10.0.0.9"))),
            new TreeSet<>(),
            map("10.0.0.1", "10.0.0.2"));
    assertThat(FilterScript.contents(filter).lines())
        .containsExactly(
            "flush set inet vpc mapped",
            "add element inet vpc mapped"
                + " { \"r-56789abcdef0\" . 10.0.0.5, \"r-56789abcdef0\" . 10.0.0.6 }",
            "flush set inet vpc unchecked",
            "add element inet vpc unchecked { \"r-56789abcdef1\" }",
            "flush set inet vpc cut",
            "flush set inet vpc apart",
            "add element inet vpc apart { 10.0.0.1 . 10.0.0.2 }",
            "flush chain inet vpc leaving",
            "flush chain inet vpc entering",
            "add rule inet vpc entering oifname \"r-56789abcdef0\" ip saddr 10.0.0.9"
                + " meta l4proto icmp accept",
            "add rule inet vpc entering oifname \"r-56789abcdef0\" ip saddr 10.0.0.0/8"
                + " tcp dport 80-90 accept",
            "add rule inet vpc leaving iifname \"r-56789abcdef0\" ip daddr 0.0.0.0/0 return",
            "add rule inet vpc leaving drop");
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
