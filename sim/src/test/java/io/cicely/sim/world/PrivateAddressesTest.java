package io.cicely.sim.world;

import static io.cicely.sim.world.Example.ADAM_CARD;
import static io.cicely.sim.world.Example.CAIN_CARD;
import static io.cicely.sim.world.Example.EVA_CARD;
import static io.cicely.sim.world.Example.SUBNET;
import static io.cicely.sim.world.Example.VIP;
import static io.cicely.sim.world.Example.VPC;
import static io.cicely.sim.world.Example.refused;
import static io.cicely.sim.world.Example.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.world.Transition.MappingConverges;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrivateAddressesTest {
  private static final String ADDRESS = "192.168.1.60";
  private static final VpcAddress MAPPED = new VpcAddress(VPC, ADDRESS);

  @Test
  void reassignmentShowsAtOnceAndPacketsFollow() {
    World world = PrivateAddresses.assign(world(), ADAM_CARD, List.of(ADDRESS), false).settled();
    assertThat(world.dataPlane().mappings().get(MAPPED)).isEqualTo(ADAM_CARD);
    world = PrivateAddresses.assign(world, EVA_CARD, List.of(ADDRESS), true);
    assertThat(world.networkInterface(EVA_CARD).privateAddresses()).contains(ADDRESS);
    assertThat(world.networkInterface(ADAM_CARD).privateAddresses()).doesNotContain(ADDRESS);
    assertThat(world.dataPlane().mappings().get(MAPPED)).isEqualTo(ADAM_CARD);
    assertThat(world.enabled()).containsExactly(new MappingConverges(MAPPED));
    assertThat(world.fire(new MappingConverges(MAPPED)).dataPlane().mappings().get(MAPPED))
        .isEqualTo(EVA_CARD);
  }

  @Test
  void withoutReassignmentATakenAddressStays() {
    World world = PrivateAddresses.assign(world(), ADAM_CARD, List.of(ADDRESS), false);
    refused(
        "InvalidParameterValue",
        "[192.168.1.60] assigned, but move is not allowed.",
        () -> PrivateAddresses.assign(world, EVA_CARD, List.of(ADDRESS), false));
  }

  @Test
  void aPrimaryAddressNeverMoves() {
    refused(
        "InvalidParameterValue",
        "[192.168.1.11] assigned, but move is not allowed.",
        () -> PrivateAddresses.assign(world(), EVA_CARD, List.of("192.168.1.11"), true));
  }

  @Test
  void assigningWhatIsThereChangesNothing() {
    World world = PrivateAddresses.assign(world(), ADAM_CARD, List.of(ADDRESS), true);
    assertThat(PrivateAddresses.assign(world, ADAM_CARD, List.of(ADDRESS), true)).isEqualTo(world);
  }

  @Test
  void theAddressMustBeOfTheInterfacesSubnet() {
    refused(
        "InvalidParameterValue",
        "Address does not fall within the subnet's address range",
        () -> PrivateAddresses.assign(world(), CAIN_CARD, List.of(ADDRESS), true));
    refused(
        "InvalidParameterValue",
        "Address is in subnet's reserved address range",
        () -> PrivateAddresses.assign(world(), ADAM_CARD, List.of("192.168.0.1"), true));
  }

  @Test
  void severalAddressesMoveTogetherOrNotAtAll() {
    refused(
        "InvalidParameterValue",
        "[192.168.1.12] assigned, but move is not allowed.",
        () -> PrivateAddresses.assign(world(), ADAM_CARD, List.of(ADDRESS, "192.168.1.12"), false));
  }

  @Test
  void theTypeLimitsTheNumberOfAddresses() {
    List<String> ten = IntStream.range(0, 10).mapToObj(i -> "192.168.2." + (10 + i)).toList();
    refused(
        "PrivateIpAddressLimitExceeded",
        "Number of private addresses will exceed limit.",
        () -> PrivateAddresses.assign(world(), ADAM_CARD, ten, false));
  }

  @Test
  void ec2ChoosesTheLowestFreeAddresses() {
    World world = PrivateAddresses.assign(world(), ADAM_CARD, 2);
    assertThat(world.networkInterface(ADAM_CARD).privateAddresses())
        .containsExactly("192.168.1.11", "192.168.0.4", "192.168.0.5");
  }

  @Test
  void unassigningDropsTheElasticIp() {
    World world = PrivateAddresses.assign(world(), ADAM_CARD, List.of(ADDRESS), false);
    String allocation = world.freshId("eipalloc");
    world = ElasticIps.allocate(world);
    world = ElasticIps.associate(world, allocation, ADAM_CARD, ADDRESS, true).settled();
    World after = PrivateAddresses.unassign(world, ADAM_CARD, List.of(ADDRESS)).settled();
    assertThat(ElasticIps.byAllocation(after, allocation).association()).isNull();
    assertThat(after.dataPlane().publicAddresses().size()).isZero();
    assertThat(after.dataPlane().mappings().has(MAPPED)).isFalse();
  }

  @Test
  void theElasticIpMovesWithTheAddress() {
    World world = PrivateAddresses.assign(world(), ADAM_CARD, List.of(ADDRESS), false);
    String allocation = world.freshId("eipalloc");
    world = ElasticIps.allocate(world);
    world = ElasticIps.associate(world, allocation, ADAM_CARD, ADDRESS, true);
    world = PrivateAddresses.assign(world, EVA_CARD, List.of(ADDRESS), true).settled();
    assertThat(world.dataPlane().publicAddresses().rows())
        .containsExactly(new ElasticIp.Endpoint(EVA_CARD, ADDRESS));
  }

  @Test
  void onlyWhatIsAssignedCanBeUnassignedAndNeverThePrimary() {
    refused(
        "InvalidParameterValue",
        "Some of the specified addresses are not assigned to interface " + ADAM_CARD,
        () -> PrivateAddresses.unassign(world(), ADAM_CARD, List.of(ADDRESS)));
    refused(
        "InvalidParameterValue",
        "The primary private IP address 192.168.1.11 cannot be unassigned",
        () -> PrivateAddresses.unassign(world(), ADAM_CARD, List.of("192.168.1.11")));
  }

  @Test
  void ipv6HasNoReassignment() {
    World world = withIpv6();
    String subnet = world.subnets().stream().map(Subnet::id).reduce((a, b) -> b).orElseThrow();
    String one = world.freshId("eni");
    world = created(world, subnet);
    String other = world.freshId("eni");
    world = created(world, subnet);
    String address = PrivateAddresses.freeIpv6(world, one, 1).getFirst();
    world = PrivateAddresses.assignIpv6(world, one, List.of(address)).settled();
    assertThat(world.dataPlane().mappings().rows()).contains(one);
    World held = world;
    refused(
        "InvalidParameterValue",
        "The specified address is already in use.",
        () -> PrivateAddresses.assignIpv6(held, other, List.of(address)));
    world = PrivateAddresses.unassignIpv6(world, one, List.of(address));
    world = PrivateAddresses.assignIpv6(world, other, List.of(address)).settled();
    assertThat(world.networkInterface(other).ipv6Addresses()).containsExactly(address);
  }

  @Test
  void aSubnetWithoutIpv6GivesNone() {
    refused(
        "InvalidParameterValue",
        "The subnet '" + SUBNET + "' does not have an IPv6 CIDR block associated.",
        () -> PrivateAddresses.assignIpv6(world(), VIP, List.of("2001:db8::1")));
  }

  @Test
  void interfacesAreCreatedAndDeleted() {
    World world = world();
    String id = world.freshId("eni");
    world = created(world, SUBNET);
    assertThat(world.networkInterface(id).status()).isEqualTo("pending");
    world = world.settled();
    assertThat(world.networkInterface(id).status()).isEqualTo("available");
    assertThat(world.networkInterface(id).mac()).matches("02(:[0-9a-f]{2}){5}");
    assertThat(Interfaces.delete(world, id).settled().dataPlane().mappings().rows())
        .doesNotContain(id);
    refused(
        "InvalidParameterValue",
        "Network interface '" + ADAM_CARD + "' is currently in use.",
        () -> Interfaces.delete(world(), ADAM_CARD));
    refused(
        "InvalidParameterValue",
        "The specified address is already in use.",
        () ->
            Interfaces.create(
                world(),
                new Interfaces.Wish(SUBNET, "192.168.1.11", List.of(), 0, List.of(), "taken")));
  }

  private static World created(World world, String subnet) {
    return Interfaces.create(world, new Interfaces.Wish(subnet, null, List.of(), 0, List.of(), ""));
  }

  private static World withIpv6() {
    World world = World.empty(new Account("123456789012", "eu-west-1", true));
    String vpc = world.freshId("vpc");
    world = Networks.createVpc(world, Cidr.parse("10.0.0.0/16"), true);
    Cidr range = Objects.requireNonNull(world.vpc(vpc).ipv6Cidr());
    Cidr half = Cidr.parse(range.network() + "/64");
    return Networks.createSubnet(
        world, vpc, Cidr.parse("10.0.1.0/24"), half, Networks.zones(world).getFirst());
  }
}
