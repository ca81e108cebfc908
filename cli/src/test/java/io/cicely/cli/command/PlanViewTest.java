package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.output.Json;
import io.cicely.cli.plan.Plan;
import io.cicely.cli.plan.cib.CibChange;
import io.cicely.cli.plan.ec2.Ec2Change;
import io.cicely.cli.plan.machine.MachineChange;
import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Kind;
import io.cicely.cli.plan.step.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanViewTest {
  private static final Step<Ec2Change> CHECK =
      new Step<>(
          new Ec2Change.StopCheck("eni-1"),
          Kind.UPDATE,
          Impact.NONE,
          "EC2",
          "source/dest check of" + " eni-1",
          List.of("on -> off"));
  private static final Step<MachineChange> RELOAD =
      new Step<>(
          new MachineChange.ReloadCorosync("adam"),
          Kind.UPDATE,
          Impact.RELOADS_COROSYNC,
          "adam",
          "Corosync's configuration, read anew",
          List.of());
  private static final Step<CibChange> REMOVAL =
      new Step<>(
          new CibChange.RemoveResource("old"),
          Kind.DELETE,
          Impact.MOVES_VIP,
          "cluster",
          "VIP old",
          List.of());
  private static final Step<Ec2Change> RELEASE =
      new Step<>(
          new Ec2Change.DeleteEni("eni-2"),
          Kind.DELETE,
          Impact.NONE,
          "EC2",
          "ENI eni-2",
          List.of());

  private static final Plan PLAN =
      new Plan(
          "web",
          List.of(CHECK),
          List.of(RELOAD),
          List.of(REMOVAL),
          List.of(RELEASE),
          List.of("Adam is a burstable instance."));

  private static final Plan NOTHING =
      new Plan("web", List.of(), List.of(), List.of(), List.of(), List.of());

  @Test
  void showsEachStepWhereItTakesPlaceAndTheWorstThatItDoes() {
    assertThat(new PlanView(PLAN).text())
        .isEqualTo(
            """
            Cluster web: 4 changes. A VIP moves or is restarted.

            EC2
              ~ source/dest check of eni-1
                  on -> off

            adam
              ~ Corosync's configuration, read anew   (reloads Corosync)

            cluster
              - VIP old   (moves VIP)

            EC2
              - ENI eni-2

            Adam is a burstable instance.
            """);
  }

  @Test
  void saysThatNothingIsToBeDone() {
    assertThat(NOTHING.isEmpty()).isTrue();
    assertThat(new PlanView(NOTHING).text())
        .isEqualTo("Cluster web is as its file says: no changes.\n");
  }

  @Test
  void isDataOfItsSchema() {
    String data = Json.of(new PlanView(PLAN).data());
    Schemas.assertFits(JsonDocument.PLAN, data);
    Schemas.assertFits(JsonDocument.PLAN, Json.of(new PlanView(NOTHING).data()));
    assertThat(Schemas.refusesWhateverIsChanged(JsonDocument.PLAN, data)).isEmpty();
  }
}
