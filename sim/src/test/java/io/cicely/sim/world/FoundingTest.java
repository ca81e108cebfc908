package io.cicely.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.world.SecurityGroup.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a World can be founded with beyond what {@link Example} has. */
class FoundingTest {
  private static final String VPC = "vpc-0aaaaaaaaaaaaaaa1";
  private static final String SUBNET = "subnet-0aaaaaaaaaaaaaaa1";
  private static final String MAIN = "rtb-0aaaaaaaaaaaaaaa0";
  private static final String OWN = "rtb-0aaaaaaaaaaaaaaa1";
  private static final String CARD = "eni-0aaaaaaaaaaaaaaa1";

  private final World world =
      Founding.of(new Account("123456789012", "eu-west-1", true), Example.NOW)
          .vpc(VPC, "192.168.0.0/16", "2001:db8:0:100::/56", MAIN)
          .subnet(SUBNET, VPC, "192.168.0.0/22", "2001:db8:0:101::/64", "eu-west-1a")
          .routeTable(OWN, VPC, SUBNET)
          .routeToGateway(OWN, "0.0.0.0/0", "igw-0aaaaaaaaaaaaaaa1")
          .ingress(VPC, "udp", 7, 7, "198.51.100.0/24")
          .networkInterface(CARD, SUBNET, "192.168.1.11", "")
          .secondary(CARD, "192.168.1.61")
          .ipv6(CARD, "2001:db8:0:101::11")
          .withoutSourceDestCheck(CARD)
          .elasticIp("eipalloc-0aaaaaaaaaaaaaaa1", "203.0.113.1")
          .world();

  @Test
  void theInterfaceHasAllItsAddressesMappedAndNoCheck() {
    assertThat(world.networkInterface(CARD).sourceDestCheck()).isFalse();
    assertThat(List.of("192.168.1.11", "192.168.1.61", "2001:db8:0:101::11"))
        .allSatisfy(
            address ->
                assertThat(world.dataPlane().mappings().get(new VpcAddress(VPC, address)))
                    .isEqualTo(CARD));
  }

  @Test
  void theSubnetFollowsItsOwnRouteTable() {
    assertThat(Routes.of(world, world.subnet(SUBNET)).id()).isEqualTo(OWN);
    assertThat(world.routeTable(MAIN).isMain()).isTrue();
    assertThat(world.dataPlane().routes().get(new RouteKey(OWN, Cidr.parse("0.0.0.0/0"))))
        .isEqualTo(new RouteTarget.ToGateway("igw-0aaaaaaaaaaaaaaa1"));
  }

  @Test
  void theDefaultGroupLetsInItsMembersAndTheRangeAndOutBothFamilies() {
    List<Rule> rules = world.groups().rows().iterator().next().rules();
    assertThat(rules).filteredOn(rule -> !rule.egress()).hasSize(2);
    assertThat(rules)
        .filteredOn(Rule::egress)
        .extracting(Rule::peer)
        .containsExactly("0.0.0.0/0", "::/0");
  }

  @Test
  void theElasticIpIsFreeToBeAssociated() {
    World next = ElasticIps.associate(world, "eipalloc-0aaaaaaaaaaaaaaa1", CARD, null, false);
    assertThat(next.settled().dataPlane().publicAddresses().get("203.0.113.1"))
        .isEqualTo(new ElasticIp.Endpoint(CARD, "192.168.1.11"));
  }
}
