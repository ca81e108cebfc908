package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cicely.cli.drill.Arena.Said;
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
    JsonNode json = new JsonMapper().readTree(cicely("status", "-o", "json").out());
    for (String witness : List.of("pacemaker", "ec2", "kernel")) {
      assertThat(json.at("/vips/0/" + witness + "/on/0").asText()).as(witness).isEqualTo(owner);
    }
    assertThat(json.at("/nodes/0/fencing/ready").asBoolean()).isTrue();
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
}
