package io.cicely.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cicely.cli.cloud.Cloud;
import io.cicely.cli.cloud.aws.SimulatedEc2;
import io.cicely.node.ec2.Select;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditedCloudTest {
  @TempDir Path folder;

  private List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      lines.add(JsonMapper.builder().build().readTree(line));
    }
    return lines;
  }

  @Test
  void everyCallIsALineThatSaysWhatCameOfIt() throws IOException {
    Path file = folder.resolve("state/cicely/audit.jsonl");
    for (int run = 0; run < 2; run++) {
      try (SimulatedEc2 ec2 = new SimulatedEc2(SimulatedEc2.founding().world());
          AuditLog log = AuditLog.open(file, "web", Clock.system())) {
        Cloud cloud = new AuditedCloud(ec2.cloud(), log, Clock.system());
        cloud.subnets(Select.where("vpc-id", SimulatedEc2.VPC)).orFail("");
        cloud.allocate(new TreeMap<>(Map.of("owner", "ops"))).orFail("");
        cloud.deleteEni(SimulatedEc2.ADAMS);
      }
    }
    List<JsonNode> lines = lines(file);
    assertThat(lines).hasSize(6);
    JsonNode read = lines.get(0);
    assertThat(read.get("cluster").asText()).isEqualTo("web");
    assertThat(read.get("call").get("what").asText()).isEqualTo("ec2:DescribeSubnets");
    assertThat(read.get("call").get("request").asText()).isNotEmpty();
    JsonNode made = lines.get(1).get("call");
    assertThat(made.get("parameters").get("made").asText()).startsWith("eipalloc-");
    assertThat(made.get("parameters").get("tags").get("owner").asText()).isEqualTo("ops");
    assertThat(lines.get(2).get("call").get("result").asText())
        .contains("ec2:DeleteNetworkInterface was refused");
    assertThat(Files.readString(file)).doesNotContain("AKIA", "secret");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void whatCannotBeRecordedIsNotDone() {
    Failure failure =
        catchThrowableOfType(
            Failure.class, () -> AuditLog.open(Path.of("/proc/no/audit"), "web", Clock.system()));
    assertThat(failure.code()).isEqualTo(Code.FILE_UNUSABLE);
  }

  @Test
  void theRecordIsWhereTheUsersStateIs() {
    assertThat(AuditLog.usualFile(Map.of("HOME", "/eva")))
        .isEqualTo(Path.of("/eva/.local/state/cicely/audit.jsonl"));
    assertThat(AuditLog.usualFile(Map.of("HOME", "/eva", "XDG_STATE_HOME", "/state")))
        .isEqualTo(Path.of("/state/cicely/audit.jsonl"));
  }
}
