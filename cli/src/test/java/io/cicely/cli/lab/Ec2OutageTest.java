package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.EndStates;
import io.cicely.cli.drill.check.Leftovers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * EC2's API is away for 60 s from some point of a failover on: the VIP comes back without hands.
 */
@Tag("lab")
@ExtendWith(LabExtension.class)
class Ec2OutageTest {
  private static final Duration OUTAGE = Duration.ofSeconds(60);
  private static final String UNAVAILABLE = "type=aws:fis:inject-api-unavailable-error";

  private final Lab lab;
  private final Trial trial;

  Ec2OutageTest(Lab lab) {
    this.lab = lab;
    this.trial = new Trial(lab);
  }

  @AfterEach
  void endFaults() {
    trial.endFaults();
    lab.awaitReady(Trial.READY);
  }

  /**
   * Where the outage begins.
   *
   * @param crash whether the owner dies, or is asked to give the VIP away
   * @param call the call that is the first to find EC2 away; empty for before everything
   */
  record Point(boolean crash, String call) {}

  static Stream<Point> points() {
    List<Point> all = new ArrayList<>();
    for (String call :
        List.of(
            "",
            "StopInstances",
            "DescribeInstances",
            "StartInstances",
            "DescribeNetworkInterfaces",
            "DetachNetworkInterface",
            "AttachNetworkInterface",
            "DescribeSubnets")) {
      all.add(new Point(true, call));
    }
    for (String call :
        List.of("DescribeNetworkInterfaces", "DetachNetworkInterface", "AttachNetworkInterface")) {
      all.add(new Point(false, call));
    }
    return Trial.sample(1, all);
  }

  @ParameterizedTest
  @MethodSource("points")
  void theVipComesBackWithoutHands(Point point) {
    String owner = lab.awaitReady(Trial.READY);
    String other = trial.other(owner);
    trial.fault(UNAVAILABLE + (point.call().isEmpty() ? "" : "&operations=" + point.call()));
    if (point.crash()) {
      lab.crash(owner);
    } else {
      trial.must(other, "crm_resource --resource vip --move --node " + other);
    }
    Trial.await(point.call() + " finds EC2 away", trial::faultHit);
    trial.fault(UNAVAILABLE);
    Trial.sleep(OUTAGE);
    trial.endFaults();
    System.out.println(point + ": EC2 is back");
    Trial.await("the VIP answers from " + other, () -> lab.answering().isPresent());
    startWhatStayedOff();
    String there = lab.awaitReady(Trial.READY);
    assertThat(there).isEqualTo(other);
    assertThat(Leftovers.of(lab.address(), there, EndStates.of(lab))).isEmpty();
    if (!point.crash()) {
      trial.must(other, "crm_resource --resource vip --clear");
    }
  }

  /**
   * A node that EC2 would not start again stays off: fencing does not wait for that, and the VIP
   * does not need it.
   */
  private void startWhatStayedOff() {
    for (Lab.MachineStatus machine : lab.status()) {
      if (machine.state().equals("stopped")) {
        System.out.println(machine.name() + " stayed off");
        lab.start(machine.name());
      }
    }
  }
}
