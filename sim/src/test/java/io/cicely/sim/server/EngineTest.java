package io.cicely.sim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.sim.latency.Profile;
import io.cicely.sim.world.Account;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;

class EngineTest {
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ADAM = "i-0aaaaaaaaaaaaaaa1";
  private static final String EVA = "i-0aaaaaaaaaaaaaaa2";
  private static final String VIP = "eni-0bbbbbbbbbbbbbbb1";
  private static final Caller ADMIN = Caller.user("123456789012", "admin");

  private final ManualClock clock = new ManualClock(START);

  @Test
  void withoutLatencyTheNextDescribeSeesTheAttachmentDone() throws Exception {
    Engine engine = engine(Profile.none(), Fabric.NONE);
    attach(engine, ADAM);
    assertThat(vip(engine).attachment().statusAsString()).isEqualTo("attached");
    assertThat(engine.world().dataPlane().liveInstance(VIP)).isEqualTo(ADAM);
    assertThat(clock.now()).isEqualTo(START);
  }

  @Test
  void aTypicalMoveTakesItsTime() throws Exception {
    Engine engine = engine(Profile.typical(), Fabric.NONE);
    String attachment = attach(engine, ADAM);
    assertThat(vip(engine).attachment().statusAsString()).isEqualTo("attaching");
    clock.advance(Duration.ofSeconds(15));
    assertThat(engine.world().dataPlane().liveInstance(VIP)).isEqualTo(ADAM);
    engine.call(ADMIN, DetachNetworkInterfaceRequest.builder().attachmentId(attachment).build());
    clock.advance(Duration.ofMillis(400));
    assertThat(engine.world().dataPlane().liveInstance(VIP)).isEqualTo(ADAM);
    clock.advance(Duration.ofSeconds(15));
    assertThat(vip(engine).statusAsString()).isEqualTo("available");
    assertThat(engine.world().dataPlane().liveInstance(VIP)).isNull();
  }

  @Test
  void sameSeedAndCallsGiveTheSameHistory() throws Exception {
    assertThat(history(7)).isEqualTo(history(7)).isNotEqualTo(history(8));
  }

  @Test
  void stoppedIsNeverShownBeforeTheFabricCutThePower() throws Exception {
    Engine[] engine = new Engine[1];
    Fabric watching =
        (before, after) ->
            assertThat(engine[0].world())
                .as("what the API shows while the fabric is at work")
                .isSameAs(before);
    engine[0] = engine(Profile.none(), watching);
    engine[0].call(
        ADMIN, StopInstancesRequest.builder().instanceIds(ADAM).skipOsShutdown(true).build());
    assertThat(state(engine[0], ADAM)).isEqualTo(InstanceStateName.STOPPED);
  }

  @Test
  void whatTheFabricCannotDoIsTriedAgainAndNotShownMeanwhile() throws Exception {
    int[] failures = {3};
    Fabric failing =
        (before, after) -> {
          if (after.dataPlane().plugs().has(VIP) && failures[0]-- > 0) {
            throw new IllegalStateException("no such link");
          }
        };
    Engine engine = engine(Profile.none(), failing);
    attach(engine, ADAM);
    assertThat(engine.world().dataPlane().plugs().has(VIP)).isFalse();
    clock.advance(Duration.ofSeconds(3));
    assertThat(engine.world().dataPlane().plugs().has(VIP)).isTrue();
    assertThat(engine.events()).filteredOn(Event.FabricFailed.class::isInstance).hasSize(3);
  }

  @Test
  void aRealGuestHaltsWhenItSaysSo() throws Exception {
    Engine engine = engine(Profile.none(), new RealGuests());
    engine.call(ADMIN, StopInstancesRequest.builder().instanceIds(ADAM).build());
    assertThat(state(engine, ADAM)).isEqualTo(InstanceStateName.STOPPING);
    engine.guestHalted(ADAM);
    assertThat(state(engine, ADAM)).isEqualTo(InstanceStateName.STOPPED);
  }

  @Test
  void aGuestThatIgnoresAcpiIsCutOffAtTheBound() throws Exception {
    Engine engine = engine(Profile.none(), Fabric.NONE);
    engine.guestIgnoresAcpi(ADAM, true);
    engine.call(ADMIN, StopInstancesRequest.builder().instanceIds(ADAM).build());
    clock.advance(Duration.ofSeconds(119));
    assertThat(state(engine, ADAM)).isEqualTo(InstanceStateName.STOPPING);
    clock.advance(Duration.ofSeconds(1));
    assertThat(state(engine, ADAM)).isEqualTo(InstanceStateName.STOPPED);
  }

  @Test
  void anUnknownActionIsRefused() throws Exception {
    Engine engine = engine(Profile.none(), Fabric.NONE);
    Ec2Request request =
        software.amazon.awssdk.services.ec2.model.AcceptVpcPeeringConnectionRequest.builder()
            .build();
    assertThatThrownBy(() -> engine.call(ADMIN, request))
        .isInstanceOf(Ec2Error.class)
        .hasMessageContaining("AcceptVpcPeeringConnection");
  }

  /** A fabric whose guests halt only when told. */
  private static final class RealGuests implements Fabric {
    @Override
    public void realize(World before, World after) {}

    @Override
    public boolean hasGuests() {
      return true;
    }
  }

  private List<Event> history(long seed) throws Exception {
    ManualClock own = new ManualClock(START);
    Engine engine = new Engine(world(), Profile.typical(), seed, own, Fabric.NONE);
    String attachment = attach(engine, ADAM);
    own.advance(Duration.ofSeconds(20));
    engine.call(ADMIN, DetachNetworkInterfaceRequest.builder().attachmentId(attachment).build());
    engine.call(ADMIN, StopInstancesRequest.builder().instanceIds(EVA).build());
    own.advance(Duration.ofMinutes(5));
    state(engine, EVA);
    return engine.events();
  }

  private Engine engine(Profile profile, Fabric fabric) {
    return new Engine(world(), profile, 42, clock, fabric);
  }

  private static World world() {
    return Founding.of(new Account("123456789012", "eu-west-1", true), START)
        .vpc("vpc-0aaaaaaaaaaaaaaa1", "192.168.0.0/16")
        .subnet("subnet-0aaaaaaaaaaaaaaa1", "vpc-0aaaaaaaaaaaaaaa1", "192.168.0.0/22", "eu-west-1a")
        .instance(ADAM, type(), "subnet-0aaaaaaaaaaaaaaa1", "eni-0aaaaaaaaaaaaaaa1", "192.168.1.11")
        .instance(EVA, type(), "subnet-0aaaaaaaaaaaaaaa1", "eni-0aaaaaaaaaaaaaaa2", "192.168.1.12")
        .networkInterface(VIP, "subnet-0aaaaaaaaaaaaaaa1", "192.168.1.50", "vip")
        .world();
  }

  private static InstanceType type() {
    return InstanceType.named("m5.large").orElseThrow();
  }

  private static String attach(Engine engine, String instanceId) throws InterruptedException {
    var response =
        (AttachNetworkInterfaceResponse)
            engine.call(
                ADMIN,
                AttachNetworkInterfaceRequest.builder()
                    .networkInterfaceId(VIP)
                    .instanceId(instanceId)
                    .deviceIndex(1)
                    .build());
    return response.attachmentId();
  }

  private static NetworkInterface vip(Engine engine) throws InterruptedException {
    var response =
        (DescribeNetworkInterfacesResponse)
            engine.call(
                ADMIN, DescribeNetworkInterfacesRequest.builder().networkInterfaceIds(VIP).build());
    return response.networkInterfaces().getFirst();
  }

  private static InstanceStateName state(Engine engine, String id) throws InterruptedException {
    var response =
        (DescribeInstancesResponse)
            engine.call(ADMIN, DescribeInstancesRequest.builder().instanceIds(id).build());
    return response.reservations().getFirst().instances().getFirst().state().name();
  }
}
