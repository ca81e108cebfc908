package io.cicely.sim.world;

import static io.cicely.sim.world.Example.ADAM;
import static io.cicely.sim.world.Example.ADAM_CARD;
import static io.cicely.sim.world.Example.EVA;
import static io.cicely.sim.world.Example.EVA_CARD;
import static io.cicely.sim.world.Example.NOW;
import static io.cicely.sim.world.Example.VIP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks at random through calls and transitions and looks at every World on the way. */
class InvariantsTest {
  private static final int STEPS = 400;
  private static final String ADDRESS = "192.168.1.60";

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyReachableWorldIsConsistent(long seed) {
    Random random = new Random(seed);
    World world = Example.world();
    for (int step = 0; step < STEPS; step++) {
      World next = step(world, random);
      check(world, next);
      world = next;
    }
  }

  @Test
  void theWalksComeEverywhere() {
    Set<String> seen = new HashSet<>();
    for (long seed = 0; seed < 20; seed++) {
      Random random = new Random(seed);
      World world = Example.world();
      for (int step = 0; step < STEPS; step++) {
        world = step(world, random);
        seen.add(world.instance(ADAM).state().toString());
        seen.add(world.dataPlane().power(ADAM).toString());
        Attachment attachment = world.networkInterface(VIP).attachment();
        seen.add(attachment == null ? "available" : attachment.status().toString());
      }
    }
    assertThat(seen)
        .contains("pending", "running", "stopping", "stopped")
        .contains("ON", "ASKED_TO_SHUT_DOWN", "OFF")
        .contains("available", "attaching", "attached", "detaching");
  }

  private static World step(World world, Random random) {
    List<Transition> enabled = new ArrayList<>(world.enabled());
    enabled.removeIf(Transition.InstanceForgotten.class::isInstance);
    if (!enabled.isEmpty() && random.nextInt(3) > 0) {
      return world.fire(enabled.get(random.nextInt(enabled.size())));
    }
    List<UnaryOperator<World>> calls = calls(random);
    try {
      return calls.get(random.nextInt(calls.size())).apply(world);
    } catch (Ec2Error refused) {
      return world;
    }
  }

  private static List<UnaryOperator<World>> calls(Random random) {
    String node = random.nextBoolean() ? ADAM : EVA;
    String card = random.nextBoolean() ? ADAM_CARD : EVA_CARD;
    boolean flag = random.nextBoolean();
    return List.of(
        world -> Attachments.attach(world, VIP, node, 1 + random.nextInt(2), NOW),
        world -> Attachments.attach(world, VIP, node, 1 + random.nextInt(2), NOW),
        world -> detached(world, flag),
        world -> detached(world, flag),
        world -> Instances.stop(world, List.of(node), flag, random.nextBoolean(), NOW),
        world -> Instances.start(world, List.of(node), NOW),
        world -> Instances.start(world, List.of(node), NOW),
        world -> Instances.reboot(world, List.of(node)),
        world -> Instances.guestHalted(world, node, NOW),
        world -> PrivateAddresses.assign(world, card, List.of(ADDRESS), flag),
        world -> PrivateAddresses.unassign(world, card, List.of(ADDRESS)));
  }

  private static World detached(World world, boolean force) {
    Attachment attachment = world.networkInterface(VIP).attachment();
    return attachment == null ? world : Attachments.detach(world, attachment.id(), force);
  }

  private static void check(World before, World world) {
    deviceIndexesAreUnique(world);
    linksAreWhereTheApiSaysOrIsBringingThem(world);
    anAvailableInterfaceIsNowhere(world);
    anAddressHasOneHolder(world);
    whatIsStoppedIsOff(world);
    attachmentIdsAreNeverUsedAgain(before, world);
  }

  private static void deviceIndexesAreUnique(World world) {
    Set<String> taken = new HashSet<>();
    for (NetworkInterface each : world.interfaces().rows()) {
      Attachment attachment = each.attachment();
      if (attachment != null) {
        String place = attachment.instanceId() + " " + attachment.deviceIndex();
        assertThat(taken.add(place)).as("index %s is used once", place).isTrue();
      }
    }
  }

  private static void linksAreWhereTheApiSaysOrIsBringingThem(World world) {
    for (String card : world.dataPlane().plugs().keys()) {
      Attachment attachment = world.networkInterface(card).attachment();
      assertThat(attachment).as("attachment of the plugged %s", card).isNotNull();
      assertThat(world.dataPlane().plugs().get(card))
          .isEqualTo(attachment == null ? null : attachment.instanceId());
    }
  }

  private static void anAvailableInterfaceIsNowhere(World world) {
    world.interfaces().stream()
        .filter(each -> each.status().equals("available"))
        .forEach(each -> assertThat(world.dataPlane().plugs().has(each.id())).isFalse());
  }

  private static void anAddressHasOneHolder(World world) {
    Set<String> held = new HashSet<>();
    for (NetworkInterface each : world.interfaces().rows()) {
      for (String address : each.privateAddresses()) {
        assertThat(held.add(address)).as("%s is held once", address).isTrue();
      }
    }
  }

  private static void whatIsStoppedIsOff(World world) {
    for (Instance each : world.instances().rows()) {
      Power power = world.dataPlane().power(each.id());
      switch (each.state()) {
        case PENDING, STOPPED, TERMINATED -> assertThat(power).isEqualTo(Power.OFF);
        case RUNNING -> {
          if (each.shutdown() == null) {
            assertThat(power).isEqualTo(Power.ON);
          }
        }
        case STOPPING, SHUTTING_DOWN -> assertThat(each.shutdown()).isNotNull();
      }
    }
  }

  private static void attachmentIdsAreNeverUsedAgain(World before, World world) {
    Attachment now = world.networkInterface(VIP).attachment();
    Attachment then = before.networkInterface(VIP).attachment();
    if (now != null && then == null) {
      assertThat(now.id()).isEqualTo(before.freshId("eni-attach"));
      assertThat(world.serial()).isGreaterThan(before.serial());
    }
  }
}
