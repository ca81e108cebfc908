package io.cicely.sim.world;

import static io.cicely.sim.world.Example.ADAM;
import static io.cicely.sim.world.Example.ADAM_CARD;
import static io.cicely.sim.world.Example.EVA_CARD;
import static io.cicely.sim.world.Example.NOW;
import static io.cicely.sim.world.Example.attached;
import static io.cicely.sim.world.Example.refused;
import static io.cicely.sim.world.Example.stopped;
import static io.cicely.sim.world.Example.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.world.ElasticIp.Endpoint;
import io.cicely.sim.world.Transition.AddressConverges;
import java.util.List;
import org.junit.jupiter.api.Test;

class ElasticIpsTest {
  private static final String ID = world().freshId("eipalloc");

  @Test
  void reassociationShowsAtOnceAndPacketsFollow() {
    World world = associated(ADAM_CARD).settled();
    String publicIp = ElasticIps.byAllocation(world, ID).publicIp();
    world = ElasticIps.associate(world, ID, EVA_CARD, null, true);
    assertThat(world.dataPlane().publicAddresses().get(publicIp))
        .isEqualTo(new Endpoint(ADAM_CARD, "192.168.1.11"));
    assertThat(world.enabled()).containsExactly(new AddressConverges(publicIp));
    assertThat(world.settled().dataPlane().publicAddresses().get(publicIp))
        .isEqualTo(new Endpoint(EVA_CARD, "192.168.1.12"));
  }

  @Test
  void associatingAgainIsIdempotent() {
    World world = associated(ADAM_CARD);
    assertThat(ElasticIps.associate(world, ID, ADAM_CARD, "192.168.1.11", false)).isEqualTo(world);
  }

  @Test
  void withoutReassociationATakenAddressStays() {
    World world = associated(ADAM_CARD);
    String association =
        ElasticIps.byAllocation(world, ID).associationId().findFirst().orElseThrow();
    refused(
        "Resource.AlreadyAssociated",
        "resource " + ID + " is already associated with associate-id " + association,
        () -> ElasticIps.associate(world, ID, EVA_CARD, null, false));
  }

  @Test
  void aPrivateAddressHasOneElasticIp() {
    World world = associated(ADAM_CARD);
    String second = world.freshId("eipalloc");
    world = ElasticIps.allocate(world);
    world = ElasticIps.associate(world, second, ADAM_CARD, null, true);
    assertThat(ElasticIps.byAllocation(world, ID).association()).isNull();
    assertThat(ElasticIps.at(world, new Endpoint(ADAM_CARD, "192.168.1.11")))
        .map(ElasticIp::allocationId)
        .contains(second);
  }

  @Test
  void aPendingInstanceTakesNone() {
    World world = Instances.start(stopped(associated(EVA_CARD), ADAM), List.of(ADAM), NOW);
    refused(
        "IncorrectInstanceState",
        "The pending-instance-creation instance to which '"
            + ADAM_CARD
            + "' is attached is not in a valid state for this operation",
        () -> ElasticIps.associate(world, ID, ADAM_CARD, null, true));
  }

  @Test
  void anInstanceWithSeveralInterfacesIsAmbiguous() {
    assertThat(ElasticIps.onlyInterfaceOf(world(), ADAM).id()).isEqualTo(ADAM_CARD);
    refused(
        "InvalidInstanceID",
        "There are multiple interfaces attached to instance '"
            + ADAM
            + "'. Please specify an interface ID for the operation instead.",
        () -> ElasticIps.onlyInterfaceOf(attached(ADAM), ADAM));
  }

  @Test
  void onlyAFreeAddressCanBeReleased() {
    World world = associated(ADAM_CARD);
    refused(
        "InvalidIPAddress.InUse",
        "Address " + ElasticIps.byAllocation(world, ID).publicIp() + " is in use.",
        () -> ElasticIps.release(world, ID));
    String association =
        ElasticIps.byAllocation(world, ID).associationId().findFirst().orElseThrow();
    World free = ElasticIps.disassociate(world, association);
    assertThat(ElasticIps.release(free, ID).addresses().size()).isZero();
    refused(
        "InvalidAssociationID.NotFound",
        "The association ID '" + association + "' does not exist",
        () -> ElasticIps.disassociate(free, association));
    refused(
        "InvalidAllocationID.NotFound",
        "The allocation ID '" + ID + "' does not exist",
        () -> ElasticIps.release(world(), ID));
  }

  private static World associated(String interfaceId) {
    return ElasticIps.associate(ElasticIps.allocate(world()), ID, interfaceId, null, true);
  }
}
