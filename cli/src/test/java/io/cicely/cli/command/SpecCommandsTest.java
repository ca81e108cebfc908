package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cicely.cli.spec.yaml.Examples;
import io.cicely.sim.policy.PolicyDocument;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands about cluster.yaml that ask no one. */
class SpecCommandsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Cicely.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("web.yaml"), text).toString();
  }

  @Test
  void aGoodFileIsDescribed() throws IOException {
    assertThat(run("validate", "-f", file(Examples.text("elastic-ip")))).isZero();
    assertThat(out.toString())
        .contains("web.yaml is good: cluster web in eu-west-1, 2 nodes, token 5000 ms")
        .contains("203.0.113.50", "eipalloc-0aaaaaaaaaaaaaaa1", "to be allocated");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aGoodFileIsShownAsJsonWithItsDefaults() throws IOException {
    assertThat(run("validate", "-o", "json", "-f", file(Examples.text("design")))).isZero();
    JsonNode shown = JSON.readTree(out.toString());
    assertThat(shown.at("/valid").asBoolean()).isTrue();
    assertThat(shown.at("/cluster/fencing/survivor").asText()).isEqualTo("adam");
    assertThat(shown.at("/cluster/corosync/token").asInt()).isEqualTo(5_000);
    assertThat(shown.at("/cluster/vips/0/eni").asText()).isEqualTo("create");
  }

  @Test
  void aBadFileIsRefusedLineByLine() throws IOException {
    String text =
        Examples.text("eni").replace("eu-west-1", "Ireland").replace("mode: eni", "mode: x");
    String file = file(text);
    assertThat(run("validate", "-f", file)).isEqualTo(65);
    assertThat(err.toString().lines())
        .hasSize(3)
        .anyMatch(it -> it.startsWith(file + ":3:9: region: 'Ireland' is not an AWS region. Write"))
        .anyMatch(it -> it.startsWith(file + ":13:11: vips[0].mode: "))
        .anyMatch(it -> it.endsWith("has 2 problems; nothing was done."));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aBadFilesProblemsAreShownAsJson() throws IOException {
    String file = file(Examples.text("eni").replace("eu-west-1", "Ireland"));
    assertThat(run("validate", "-o", "json", "-f", file)).isEqualTo(65);
    JsonNode shown = JSON.readTree(out.toString());
    assertThat(shown.at("/valid").asBoolean(true)).isFalse();
    JsonNode problem = shown.at("/problems/0");
    assertThat(problem.at("/line").asInt()).isEqualTo(3);
    assertThat(problem.at("/column").asInt()).isEqualTo(9);
    assertThat(problem.at("/path").asText()).isEqualTo("region");
    assertThat(problem.at("/remedy").asText()).contains("eu-west-1");
  }

  @Test
  void aFileThatCannotBeReadSaysWhy() throws IOException {
    for (String command : new String[] {"validate", "iam"}) {
      assertThat(run(command, "-f", "/nowhere.yaml")).isEqualTo(65);
      assertThat(err.toString()).contains("/nowhere.yaml", "no such file", "-f FILE");
      Path foreign = Files.write(directory.resolve("foreign.yaml"), new byte[] {'a', (byte) 0xff});
      assertThat(run(command, "-f", foreign.toString())).isEqualTo(65);
      assertThat(err.toString()).contains("not UTF-8");
      assertThat(run(command, "-f", directory.toString())).isEqualTo(65);
    }
  }

  @Test
  void thePolicyIsADocumentOrAnExplanation() throws IOException {
    String file = file(Examples.text("secondary-ip"));
    assertThat(run("iam", "-f", file)).isZero();
    assertThat(out.toString())
        .contains("ec2:AssignPrivateIpAddresses", "Key=cicely:cluster,Value=web", "10,240");
    out.getBuffer().setLength(0);
    assertThat(run("iam", "-f", file, "-o", "json")).isZero();
    assertThat(PolicyDocument.read(JSON.readValue(out.toString(), Map.class)).statements())
        .hasSizeGreaterThan(2);
  }

  @Test
  void thePolicyOfAnAssumedRoleIsAskedForByItsArn() throws IOException {
    String file = file(Examples.text("zones"));
    String role = "arn:aws:iam::210987654321:role/network";
    assertThat(run("iam", "-f", file, "-o", "json", "--role", role)).isZero();
    assertThat(out.toString()).contains("ec2:ReplaceRoute").doesNotContain("StopInstances");
    assertThat(run("iam", "-f", file, "--role", "arn:aws:iam::1:role/x")).isEqualTo(64);
    assertThat(err.toString()).contains("has no such role_arn");
  }

  @Test
  void aBadFileHasNoPolicy() throws IOException {
    assertThat(run("iam", "-f", file("name: web\n"))).isEqualTo(65);
    assertThat(err.toString()).contains("web.yaml:1:1: apiVersion is missing");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theSchemaIsPrintedAsJson() throws IOException {
    assertThat(run("schema")).isZero();
    JsonNode schema = JSON.readTree(out.toString());
    assertThat(schema.at("/properties/nodes/maxItems").asInt()).isEqualTo(16);
  }

  @Test
  void completionKnowsTheCommandsAndTheirOptions() {
    assertThat(run("completion")).isZero();
    assertThat(out.toString()).contains("_complete_cicely", "validate", "--output");
  }
}
