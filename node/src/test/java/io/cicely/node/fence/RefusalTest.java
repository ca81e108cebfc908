package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.InstanceState.Known;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What EC2 will never do fails at once, by its name, with what to do next. */
class RefusalTest extends Range {
  private static final String PROTECTED =
      "The instance '"
          + ADAM
          + "' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.";
  private static final String ONE_TIME =
      "You can't stop the Spot Instance '"
          + ADAM
          + "' because it is associated with a one-time Spot Instance request. You can only stop"
          + " Spot Instances associated with persistent Spot Instance requests.";
  private static final String INSTANCE_STORE =
      "The instance '" + ADAM + "' does not have an 'ebs' root device type and cannot be stopped";
  private static final String NOT_HIBERNATED =
      "The instance can't be hibernated because it was not configured at launch for hibernation";

  @Test
  void stopProtectionFailsAtOnceByItsName() {
    ec2.unstoppable.put(ADAM, refused("OperationNotPermitted", PROTECTED));
    failsAtOnce("INSTANCE_PROTECTED", "--no-disable-api-stop --instance-id " + ADAM);
  }

  @Test
  void aOneTimeSpotInstanceFailsAtOnceByItsName() {
    ec2.unstoppable.put(ADAM, refused("UnsupportedOperation", ONE_TIME));
    failsAtOnce("INSTANCE_UNSTOPPABLE", "On-Demand", "terminate-instances --instance-ids " + ADAM);
  }

  @Test
  void anInstanceStoreFailsAtOnceByItsName() {
    ec2.unstoppable.put(ADAM, refused("UnsupportedOperation", INSTANCE_STORE));
    failsAtOnce("INSTANCE_UNSTOPPABLE", "EBS root volume");
  }

  private void failsAtOnce(String... words) {
    assertThat(fence("-o", "off", "-n", ADAM)).isOne();
    assertThat(err).singleElement().asString().contains(words);
    assertThat(ec2.calls("stop")).hasSize(1);
    assertThat(clock.pauses).isEmpty();
    assertThat(fence("-o", "monitor", "-n", ADAM)).as("a monitor says so before the day").isOne();
    assertThat(err.getLast()).contains(words);
  }

  @Test
  void whatSuchAnOperatorTerminatesByHandIsOff() {
    ec2.unstoppable.put(ADAM, refused("UnsupportedOperation", ONE_TIME));
    ec2.with(ADAM, Known.TERMINATED, "adam");
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
  }

  @Test
  void aRefusalOfAnUnknownKindIsTriedWithForceAloneAndThenToldInEc2sWords() {
    ec2.unstoppable.put(ADAM, refused("UnsupportedHibernationConfiguration", NOT_HIBERNATED));
    assertThat(fence("-o", "off", "-n", ADAM)).isOne();
    assertThat(err)
        .singleElement()
        .asString()
        .contains("EC2_REFUSED", NOT_HIBERNATED, "terminate-instances");
    assertThat(ec2.calls("stop")).hasSize(2);
  }

  @Test
  void whereTheTypeRefusesToSkipTheShutdownForceAloneIsAsked() {
    ec2.xen.add(ADAM);
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(ec2.calls("stop"))
        .containsExactly("stop " + ADAM + " FORCE_SKIPPING_OS_SHUTDOWN", "stop " + ADAM + " FORCE");
  }

  @ParameterizedTest
  @CsvSource({"mayStop", "mayStart"})
  void aMonitorWhileTheInstanceChangesItsStateSucceeds(String call) {
    ec2.with(ADAM, Known.STOPPING, "adam");
    ec2.fail(call, refused("IncorrectInstanceState", "is not in a state"));
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
  }
}
