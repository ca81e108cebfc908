package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cicely.cli.drill.Arena.Client;
import io.cicely.cli.drill.Arena.Said;
import io.cicely.cli.drill.check.Outage;
import io.cicely.cli.drill.check.Pings;
import io.cicely.cli.lab.Lab;
import io.cicely.cli.lab.LabExtension;
import io.cicely.node.process.Command;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.process.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator's own commands, as programs, on booted machines. */
@Tag("lab")
@ExtendWith(LabExtension.class)
class OperatorInLabTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final String CICELY =
      Path.of(System.getProperty("cicely.root"), "cicely").toString();

  private final Lab lab;
  private String owner = "";
  private String other = "";

  OperatorInLabTest(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void knowTheOwner() {
    owner = lab.awaitReady(LIMIT);
    other = lab.nodes().stream().filter(node -> !node.equals(owner)).findFirst().orElseThrow();
  }

  @AfterEach
  void leaveNoFaultAndNoConstraint() {
    lab.control("DELETE", "/faults", "");
    assertThat(on(owner, "cibadmin --query --scope constraints")).doesNotContain("cli-");
  }

  private static Result cicely(String... arguments) {
    List<String> line = new ArrayList<>(List.of(CICELY));
    line.addAll(List.of(arguments));
    return new LocalProcesses().run(new Command(line, "", LIMIT));
  }

  private String on(String node, String script) {
    Said said = lab.run(node, Duration.ofSeconds(60), "sh", "-c", script);
    assertThat(said.status()).as("%s: %s", script, said.error()).isZero();
    return said.out();
  }

  @Test
  void statusSaysWhoHoldsTheVipAndThatItIsSafe() throws IOException {
    Result text = cicely("status");
    assertThat(text.out())
        .startsWith("VIP 192.168.1.50 on %s; safe to fail over to %s.".formatted(owner, other));
    assertThat(text.exitCode()).isZero();
    String printed = cicely("status", "-o", "json").out();
    Schemas.assertFits(JsonDocument.STATUS, printed);
    JsonNode json = Schemas.parsed(printed);
    for (String witness : List.of("pacemaker", "ec2", "kernel")) {
      assertThat(json.at("/vips/0/" + witness + "/on/0").asText()).as(witness).isEqualTo(owner);
    }
    assertThat(json.at("/nodes/0/fencing/ready").asBoolean()).isTrue();
  }

  @Test
  void aNodeInStandbyMakesAFailoverUnsafeAndAMoveThereRefused() {
    on(owner, "crm_standby --node " + other + " --update on");
    try {
      Result status = cicely("status");
      assertThat(status.exitCode()).isEqualTo(1);
      assertThat(status.out()).contains("NOT safe to fail over: ", other + " is in standby");
      Result move = cicely("move", other);
      assertThat(move.exitCode()).isEqualTo(5);
      assertThat(move.err()).contains("is in standby", "--force");
    } finally {
      on(owner, "crm_standby --node " + other + " --delete");
    }
    assertThat(lab.awaitReady(LIMIT)).isEqualTo(owner);
  }

  @Test
  void moveGoesToTheOtherNodeAndHasNothingToDoThere() {
    Result move = cicely("move");
    assertThat(move.exitCode()).as(move.err()).isZero();
    assertThat(move.out()).contains("moved from " + owner + " to " + other);
    assertThat(lab.answering()).contains(other);
    Result again = cicely("move", other);
    assertThat(again.exitCode()).isZero();
    assertThat(again.out()).contains("nothing to do");
  }

  @Test
  void aMoveThatEc2RefusesIsMendedAndItsFailuresAreForgotten() {
    lab.control(
        "POST",
        "/faults",
        "type=refuse&operations=AttachNetworkInterface&code=AttachmentLimitExceeded"
            + "&message=Interface+count+4+exceeds+the+limit&status=400&caller="
            + instance(other));
    Result move = cicely("move", other);
    assertThat(move.exitCode()).as(move.out()).isEqualTo(1);
    assertThat(move.err()).contains("AttachmentLimitExceeded", "MOVE_FAILED");
    assertThat(lab.awaitReady(LIMIT)).isEqualTo(owner);
    assertThat(cicely("status").out())
        .startsWith("VIP 192.168.1.50 on %s; safe to fail over to %s".formatted(owner, other))
        .doesNotContain("Remembered failure");
  }

  @Test
  void mendingTouchesNoHealthyVip() {
    try (Client client = lab.client(Duration.ofMillis(10))) {
      on(owner, "crm_resource --refresh --resource vip && crm_resource --wait --timeout 30s");
      assertThat(Outage.in(Pings.of(client.history()).settled())).isEmpty();
    }
  }

  @Test
  void anInterruptedMoveLeavesNoConstraint() throws Exception {
    lab.control("POST", "/faults", "type=delay&by=PT5S&operations=AttachNetworkInterface&count=1");
    // A shell in the background lets its children ignore the signal, and Java then does so.
    Process move = new ProcessBuilder("env", "--default-signal=INT", CICELY, "move", other).start();
    waitForConstraint();
    new LocalProcesses().run(Command.of("kill", "-INT", Long.toString(move.pid()))).orFail();
    assertThat(move.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(move.exitValue()).isEqualTo(130);
    assertThat(on(owner, "cibadmin --query --scope constraints")).doesNotContain("cli-");
    lab.awaitReady(LIMIT);
  }

  private String instance(String node) {
    return lab.status().stream()
        .filter(machine -> machine.name().equals(node))
        .findFirst()
        .orElseThrow()
        .instance();
  }

  private void waitForConstraint() {
    on(
        owner,
        "for i in $(seq 200); do cibadmin --query --scope constraints | grep -q cli-prefer && exit;"
            + " sleep 0.1; done; exit 1");
  }
}
