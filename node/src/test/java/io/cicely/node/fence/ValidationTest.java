package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.InstanceState.Known;
import io.cicely.node.ec2.Trouble;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** {@code validate-all} tries each permission that fencing would need, and stops nothing. */
class ValidationTest extends Range {
  private static final String ARN = "arn:aws-cn:ec2:eu-west-1:" + FakeEc2.ACCOUNT + ":";

  private int validate(String... options) {
    String[] all = new String[options.length + 2];
    all[0] = "-o";
    all[1] = "validate-all";
    System.arraycopy(options, 0, all, 2, options.length);
    return fence(all);
  }

  @Test
  void withEveryPermissionItSaysNothing() {
    assertThat(validate("-n", ADAM + ",eva", "--release", VIP)).isZero();
    assertThat(err).isEmpty();
    assertThat(ec2.calls("may"))
        .containsExactly(
            "mayStop " + ADAM,
            "mayStart " + ADAM,
            "mayStop " + EVA,
            "mayStart " + EVA,
            "mayDetach " + ATTACHMENT);
    assertThat(ec2.state(ADAM)).isEqualTo(Known.RUNNING);
  }

  @Test
  void eachMissingPermissionIsALineWithItsActionAndResource() {
    ec2.fail("mayStop", denied("ec2:StopInstances"));
    ec2.fail("mayStart", denied("ec2:StartInstances"));
    ec2.fail("describe", denied("ec2:DescribeInstances"));
    ec2.fail("describeEnis", denied("ec2:DescribeNetworkInterfaces"));
    assertThat(validate("-n", ADAM, "--release", VIP)).isOne();
    assertThat(err)
        .satisfiesExactlyInAnyOrder(
            line -> startsWith(line, "ec2:DescribeInstances on *: "),
            line -> startsWith(line, "ec2:StopInstances on " + ARN + "instance/" + ADAM + ": "),
            line -> startsWith(line, "ec2:StartInstances on " + ARN + "instance/" + ADAM + ": "),
            line -> startsWith(line, "ec2:DescribeNetworkInterfaces on *: "),
            line -> assertThat(line).contains("DetachNetworkInterface was not tried: " + VIP));
  }

  private static void startsWith(String line, String beginning) {
    assertThat(line)
        .startsWith("Missing permission " + beginning)
        .contains("UnauthorizedOperation, not authorized");
  }

  @Test
  void theAttachmentIsKnownFromTheInstanceWhereTheInterfaceIsNotShown() {
    ec2.fail("describeEnis", denied("ec2:DescribeNetworkInterfaces"));
    ec2.fail("mayDetach", denied("ec2:DetachNetworkInterface"));
    assertThat(validate("-n", ADAM, "--release", VIP)).isOne();
    assertThat(err)
        .satisfiesExactlyInAnyOrder(
            line -> startsWith(line, "ec2:DescribeNetworkInterfaces on *: "),
            line ->
                startsWith(
                    line, "ec2:DetachNetworkInterface on " + ARN + "network-interface/" + VIP));
  }

  @Test
  void withoutReleaseNothingOfInterfacesIsAsked() {
    assertThat(validate("-n", ADAM)).isZero();
    assertThat(ec2.calls).noneMatch(call -> call.startsWith("describeEnis"));
  }

  @Test
  void anInterfaceThatIsAttachedToNothingLeavesThePermissionOpenAndSaysSo() {
    assertThat(validate("-n", ADAM, "--release", "eni-0bbbbbbbbbbbbbbb1")).isZero();
    assertThat(err).singleElement().asString().contains("was not tried: eni-0bbbbbbbbbbbbbbb1");
  }

  @Test
  void withoutPlugAndFilterOnlyTheLookIsTriedAndThatIsSaid() {
    assertThat(validate()).isZero();
    assertThat(err).singleElement().asString().contains("neither plug nor filter");
    assertThat(ec2.calls("may")).isEmpty();
    ec2.fail("describe", denied("ec2:DescribeInstances"));
    assertThat(validate()).isOne();
  }

  @Test
  void aFilterNamesTheInstances() {
    assertThat(validate("--filter", "tag:Name=eva")).isZero();
    assertThat(ec2.calls("may")).containsExactly("mayStop " + EVA, "mayStart " + EVA);
    assertThat(validate("--filter", "tag:Name=abel")).isOne();
    assertThat(err).singleElement().asString().contains("INSTANCE_UNKNOWN");
  }

  @Test
  void everyPlugThatNamesNothingIsALineAndTheOthersAreTried() {
    assertThat(validate("-n", "abel,i-0bbbbbbbbbbbbbbb1,eva")).isOne();
    assertThat(err)
        .satisfiesExactly(
            line -> assertThat(line).contains("Name=abel", "INSTANCE_UNKNOWN"),
            line -> assertThat(line).contains("i-0bbbbbbbbbbbbbbb1", "INSTANCE_UNKNOWN"));
    assertThat(ec2.calls("may")).containsExactly("mayStop " + EVA, "mayStart " + EVA);
  }

  @Test
  void whatEc2WouldNeverStopIsALine() {
    ec2.unstoppable.put(ADAM, refused("OperationNotPermitted", "Modify its 'disableApiStop'"));
    assertThat(validate("-n", ADAM)).isOne();
    assertThat(err).singleElement().asString().contains("INSTANCE_PROTECTED");
  }

  @Test
  void theStateOfTheInstanceIsNoWantOfPermission() {
    ec2.fail("mayStart", refused("IncorrectInstanceState", "is stopping"));
    ec2.fail("mayDetach", refused("IncorrectState", "is stopping"));
    assertThat(validate("-n", ADAM, "--release", VIP)).isZero();
  }

  @Test
  void aTerminatedInstanceNeedsNoPermission() {
    ec2.with(ADAM, Known.TERMINATED, "adam");
    assertThat(validate("-n", ADAM)).isZero();
    assertThat(ec2.calls("may")).isEmpty();
  }

  @Test
  void withoutCredentialsThatIsTheOnlyLine() {
    Trouble none = new Trouble.NoCredentials("sts:GetCallerIdentity", "none found");
    ec2.fail("identity", Collections.nCopies(100, none));
    assertThat(validate("-n", ADAM)).isOne();
    assertThat(err).singleElement().asString().contains("EC2_NO_CREDENTIALS");
  }
}
