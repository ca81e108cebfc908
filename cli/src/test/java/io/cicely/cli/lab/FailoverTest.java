package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.Arena.Said;
import io.cicely.cli.drill.Disturbance;
import io.cicely.cli.drill.Rehearsal;
import io.cicely.cli.drill.Rehearsed;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The main job, on booted machines: the VIP moves at will and when its node dies, and only then.
 */
@Tag("lab")
@ExtendWith(LabExtension.class)
class FailoverTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Duration READY = Duration.ofMinutes(4);
  private static final boolean FULL = "full".equals(System.getProperty("cicely.depth"));

  private final Lab lab;
  private final Rehearsal rehearsal;

  FailoverTest(Lab lab) {
    this.lab = lab;
    this.rehearsal = new Rehearsal(lab, "vip", Clock.system());
  }

  @AfterEach
  void endFaults() {
    lab.control("DELETE", "/faults", "");
    lab.awaitReady(READY);
  }

  @Test
  void plannedMovesNeverShowTwoNodesAndLeaveNothingBehind() {
    repeat(Disturbance.PLANNED_MOVE, FULL ? 20 : 4);
  }

  @Test
  void afterACrashTheVipStartsElsewhereOnlyOnceFencingIsConfirmed() {
    repeat(Disturbance.CRASH, FULL ? 6 : 2);
  }

  private void repeat(Disturbance disturbance, int times) {
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Rehearsed seen = rehearsal.run(disturbance);
      System.out.printf(
          "%s from %s to %s: client outage %d ms%n",
          disturbance.words(), seen.from(), seen.to(), seen.outage().toMillis());
      assertThat(seen.to()).isNotEqualTo(seen.from());
      broken.addAll(seen.broken());
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void anEc2OutageDuringAFailoverEndsWithTheVipBackWithoutHands() {
    String owner = lab.awaitReady(READY);
    String other = other(owner);
    lab.control("POST", "/faults", "type=aws:fis:inject-api-unavailable-error");
    lab.crash(owner);
    sleep(Duration.ofSeconds(FULL ? 60 : 20));
    assertThat(lab.answering()).isEmpty();
    lab.control("DELETE", "/faults", "");
    await("the VIP answers from " + other, () -> lab.answering().isPresent());
    lab.awaitReady(READY);
  }

  @Test
  void whatEc2RefusedIsReadInCrmMon() {
    String owner = lab.awaitReady(READY);
    lab.control(
        "POST",
        "/faults",
        "type=refuse&operations=AttachNetworkInterface&code=AttachmentLimitExceeded"
            + "&message=Interface+count+4+exceeds+the+limit&status=400");
    must(owner, "crm_resource --resource vip --move --node " + other(owner));
    await(
        "crm_mon shows EC2's reason",
        () -> must(owner, "crm_mon -1 --show-detail").contains("AttachmentLimitExceeded"));
    lab.control("DELETE", "/faults", "");
    must(owner, "crm_resource --resource vip --clear && crm_resource --refresh --resource vip");
    await("the VIP is back", () -> lab.answering().isPresent());
  }

  private String other(String owner) {
    return lab.nodes().stream().filter(node -> !node.equals(owner)).findFirst().orElseThrow();
  }

  private static void await(String what, BooleanSupplier condition) {
    Deadline deadline = Deadline.after(Clock.system(), READY);
    Waits waits = new Waits(Clock.system(), Duration.ofMillis(200), Duration.ofSeconds(1));
    while (!condition.getAsBoolean()) {
      assertThat(waits.pause(deadline)).as(what).isTrue();
    }
  }

  private static void sleep(Duration time) {
    new Waits(Clock.system(), time, time).pause(Deadline.never(Clock.system()));
  }

  private String must(String node, String script) {
    Said said = lab.run(node, LIMIT, "sh", "-c", script);
    assertThat(said.status()).as("%s: %s%s", script, said.out(), said.error()).isZero();
    return said.out();
  }
}
