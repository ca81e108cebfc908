package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.Disturbance;
import io.cicely.cli.drill.Rehearsal;
import io.cicely.cli.drill.Rehearsed;
import io.cicely.node.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
  private final Lab lab;
  private final Trial trial;
  private final Rehearsal rehearsal;

  FailoverTest(Lab lab) {
    this.lab = lab;
    this.trial = new Trial(lab);
    this.rehearsal = new Rehearsal(lab, "vip", Clock.system());
  }

  @AfterEach
  void endFaults() {
    trial.endFaults();
    lab.awaitReady(Trial.READY);
  }

  @Test
  void plannedMovesNeverShowTwoNodesAndLeaveNothingBehind() {
    repeat(Disturbance.PLANNED_MOVE, Trial.FULL ? 20 : 4);
  }

  @Test
  void afterACrashTheVipStartsElsewhereOnlyOnceFencingIsConfirmed() {
    repeat(Disturbance.CRASH, Trial.FULL ? 6 : 2);
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
  void whatEc2RefusedIsReadInCrmMon() {
    String owner = lab.awaitReady(Trial.READY);
    trial.fault(
        "type=refuse&operations=AttachNetworkInterface&code=AttachmentLimitExceeded"
            + "&message=Interface+count+4+exceeds+the+limit&status=400");
    trial.must(owner, "crm_resource --resource vip --move --node " + trial.other(owner));
    Trial.await(
        "crm_mon shows EC2's reason",
        () -> trial.must(owner, "crm_mon -1 --show-detail").contains("AttachmentLimitExceeded"));
    trial.endFaults();
    trial.must(owner, "crm_resource --resource vip --clear && crm_resource --refresh -r vip");
    Trial.await("the VIP is back", () -> lab.answering().isPresent());
  }
}
