package io.cicely.sim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A World to try things on: two nodes and a VIP's interface in one subnet, and some others. */
public final class Example {
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  public static final String VPC = "vpc-0aaaaaaaaaaaaaaa1";
  public static final String SUBNET = "subnet-0aaaaaaaaaaaaaaa1";
  public static final String NEIGHBOUR = "subnet-0aaaaaaaaaaaaaaa2";
  public static final String ELSEWHERE = "subnet-0aaaaaaaaaaaaaaa3";
  public static final String ADAM = "i-0aaaaaaaaaaaaaaa1";
  public static final String EVA = "i-0aaaaaaaaaaaaaaa2";

  /** In another zone, on Xen. */
  public static final String CAIN = "i-0aaaaaaaaaaaaaaa3";

  public static final String ADAM_CARD = "eni-0aaaaaaaaaaaaaaa1";
  public static final String EVA_CARD = "eni-0aaaaaaaaaaaaaaa2";
  public static final String CAIN_CARD = "eni-0aaaaaaaaaaaaaaa3";
  public static final String VIP = "eni-0bbbbbbbbbbbbbbb1";

  private Example() {}

  public static World world() {
    return Founding.of(new Account("123456789012", "eu-west-1", true), NOW)
        .vpc(VPC, "192.168.0.0/16")
        .subnet(SUBNET, VPC, "192.168.0.0/22", "eu-west-1a")
        .subnet(NEIGHBOUR, VPC, "192.168.4.0/24", "eu-west-1a")
        .subnet(ELSEWHERE, VPC, "192.168.5.0/24", "eu-west-1b")
        .instance(ADAM, type("m5.large"), SUBNET, ADAM_CARD, "192.168.1.11")
        .instance(EVA, type("m5.large"), SUBNET, EVA_CARD, "192.168.1.12")
        .instance(CAIN, type("t2.micro"), ELSEWHERE, CAIN_CARD, "192.168.5.11")
        .networkInterface(VIP, SUBNET, "192.168.1.50", "vip")
        .tag(ADAM, "Name", "adam")
        .world();
  }

  static InstanceType type(String name) {
    return InstanceType.named(name).orElseThrow();
  }

  /** The World in which the VIP's interface is attached and all has converged. */
  static World attached(String instanceId) {
    return Attachments.attach(world(), VIP, instanceId, 1, NOW).settled();
  }

  static World stopped(World world, String instanceId) {
    return Instances.stop(world, List.of(instanceId), true, true, NOW).settled();
  }

  static String attachmentOf(World world, String interfaceId) {
    return Objects.requireNonNull(world.networkInterface(interfaceId).attachment()).id();
  }

  /** Asserts that the call is refused so. */
  static void refused(String code, String message, ThrowingCallable call) {
    Ec2Error error = catchThrowableOfType(Ec2Error.class, call);
    assertThat(error).as("a refusal").isNotNull();
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.message()).isEqualTo(message);
  }
}
