package io.cicely.sim.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.world.Ec2Error;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;

class ThrottleTest {
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Throttle throttle = new Throttle(() -> now);

  @Test
  void startIsGivenFiveTokensAndTwoASecond() {
    var start = StartInstancesRequest.builder().instanceIds("i-1").build();
    assertThat(admitted("StartInstances", start, 10)).isEqualTo(5);
    now = now.plus(Duration.ofMillis(1500));
    assertThat(admitted("StartInstances", start, 10)).isEqualTo(3);
    now = now.plus(Duration.ofHours(1));
    assertThat(admitted("StartInstances", start, 10)).isEqualTo(5);
  }

  @Test
  void describingEverythingHasASmallerBucketOfItsOwn() {
    var everything = DescribeInstancesRequest.builder().build();
    var one = DescribeInstancesRequest.builder().instanceIds("i-1").build();
    assertThat(admitted("DescribeInstances", everything, 200)).isEqualTo(50);
    assertThat(admitted("DescribeInstances", one, 200)).isEqualTo(100);
    assertThat(admitted("DescribeRouteTables", everything, 200)).isEqualTo(100);
  }

  @Test
  void eachInstanceToStopCostsAResourceToken() {
    var stop = StopInstancesRequest.builder().instanceIds(Collections.nCopies(400, "i-1")).build();
    assertThat(admitted("StopInstances", stop, 5)).isEqualTo(2);
  }

  private int admitted(String action, Ec2Request request, int calls) {
    int admitted = 0;
    for (int i = 0; i < calls; i++) {
      try {
        throttle.admit(action, request);
        admitted++;
      } catch (Ec2Error e) {
        assertThat(e.code()).isEqualTo("RequestLimitExceeded");
        assertThat(e.httpStatus()).isEqualTo(503);
      }
    }
    return admitted;
  }
}
