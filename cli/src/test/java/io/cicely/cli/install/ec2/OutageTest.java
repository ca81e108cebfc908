package io.cicely.cli.install.ec2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cicely.cli.cloud.aws.SimulatedEc2;
import io.cicely.cli.plan.ec2.Ec2Plan;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.sim.fault.Effect;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** EC2 refuses, throttles, or does not answer. */
class OutageTest {
  private static final ClusterSpec SPEC =
      Stage.spec(ConvergenceTest.ENI, ConvergenceTest.ROUTE, ConvergenceTest.ELASTIC);

  private final Stage stage = new Stage(SimulatedEc2.founding());

  @AfterEach
  void close() throws IOException {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AuthorizeSecurityGroupIngress",
        "CreateNetworkInterface",
        "ModifyNetworkInterfaceAttribute",
        "CreateTags",
        "CreateRoute",
        "AllocateAddress",
        "AssignPrivateIpAddresses"
      })
  void whatWasDoneAlthoughItsAnswerWasLostIsNotDoneTwice(String action) {
    stage.ec2.disturb(action, 1, new Effect.AnswerLost());
    stage.apply(SPEC);
    assertThat(stage.plan(SPEC).isEmpty()).isTrue();
    assertThat(stage.ec2.world().addresses().size()).isEqualTo(2);
    assertThat(
            stage.ec2.world().interfaces().stream()
                .filter(it -> it.privateAddresses().contains("192.168.1.50")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AuthorizeSecurityGroupIngress",
        "CreateNetworkInterface",
        "CreateRoute",
        "AllocateAddress",
        "DescribeNetworkInterfaces",
        "DescribeRouteTables",
        "DescribeInstances"
      })
  void whatPassesIsTriedAgain(String action) {
    stage.ec2.disturb(action, 1, Effect.throttled());
    stage.ec2.disturb(action, 2, Effect.unavailable());
    stage.apply(SPEC);
    assertThat(stage.plan(SPEC).isEmpty()).isTrue();
  }

  @Test
  void aDenialNamesTheActionOfIamAndWhatWasTried() {
    stage.ec2.disturb("CreateNetworkInterface", 1, Effect.denied());
    Failure failure = catchThrowableOfType(Failure.class, () -> stage.apply(SPEC));
    assertThat(failure.code()).isEqualTo(Code.EC2_DENIED);
    assertThat(failure.what()).isEqualTo("Cannot create ENI of the VIP vip");
    assertThat(failure.why()).contains("ec2:CreateNetworkInterface is denied");
    assertThat(failure.action()).contains("Allow ec2:CreateNetworkInterface to whoever runs");
    stage.apply(SPEC);
    assertThat(stage.plan(SPEC).isEmpty()).isTrue();
  }

  @Test
  void aDenialOfALookIsNoAbsence() {
    stage.ec2.disturb("DescribeSecurityGroups", 1, Effect.denied());
    Failure failure = catchThrowableOfType(Failure.class, () -> stage.plan(SPEC));
    assertThat(failure.code()).isEqualTo(Code.EC2_DENIED);
    assertThat(failure.why()).contains("ec2:DescribeSecurityGroups");
  }

  @Test
  void aPlanThatWasMadeBeforeSomebodyElseActedDoesNothingTwice() {
    Ec2Plan plan = stage.plan(SPEC);
    stage.apply(SPEC);
    String after = Stage.text(stage.ec2.world());
    stage.ec2.mutations();
    stage.carryOut(plan.steps(), stage.ec2.cloud());
    assertThat(Stage.text(stage.ec2.world())).isEqualTo(after);
    assertThat(stage.ec2.mutations()).isEmpty();
  }
}
