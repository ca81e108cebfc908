package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.Ec2Calls;
import io.cicely.cli.lab.Lab;
import io.cicely.cli.lab.LabUp;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Equipment;
import io.cicely.cli.spec.Mode;
import io.cicely.node.process.Command;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.process.Result;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From bare machines to a VIP that answers, by the command that an operator types. */
@Tag("lab")
class ApplyInLabTest {
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final boolean FULL = "full".equals(System.getProperty("cicely.depth"));
  private static final String CICELY =
      Path.of(System.getProperty("cicely.root"), "cicely").toString();

  @AfterAll
  static void down() {
    Lab.down();
  }

  /** What Debian, which mode; each run of apply is killed so many steps later than the last. */
  static Stream<Arguments> clusters() {
    Arguments usual = Arguments.of(Equipment.DEBIAN_13, Mode.ENI, 6);
    return FULL
        ? Stream.of(
            usual,
            Arguments.of(Equipment.DEBIAN_13, Mode.ENI, 1),
            Arguments.of(Equipment.DEBIAN_12, Mode.SECONDARY_IP, 100),
            Arguments.of(Equipment.DEBIAN_12, Mode.ROUTE, 5))
        : Stream.of(usual);
  }

  @ParameterizedTest
  @MethodSource("clusters")
  void bareMachinesBecomeAClusterHoweverOftenApplyIsKilled(
      Equipment equipment, Mode mode, int steps) throws IOException, InterruptedException {
    Blueprint blueprint =
        Blueprint.of(2)
            .withMode(mode, false)
            .withToken(Duration.ofSeconds(1))
            .withEquipment(equipment);
    Lab lab = new LabUp(LabUp.newestPackage(), _ -> {}).run(blueprint);
    assertThat(lab.answering()).isEmpty();
    assertThat(cicely("plan", "--lab", "--detailed-exitcode").exitCode()).isEqualTo(2);

    for (int begun = steps; isKilledAfter(begun); begun += steps) {
      assertThat(begun).as("each run must get on").isLessThan(100);
    }
    assertThat(lab.answering()).isPresent();
    assertThat(texts(lab, "adam")).isEqualTo(texts(lab, "eva"));

    Instant since = Instant.now();
    SequencedMap<String, String> before = everything(lab);
    Result second = cicely("apply", "--lab", "--auto-approve");
    assertThat(second.out()).contains("no changes");
    assertThat(second.exitCode()).isZero();
    assertThat(Ec2Calls.of(lab, since))
        .isNotEmpty()
        .allMatch(action -> action.startsWith("Describe") || action.startsWith("Get"));
    assertThat(everything(lab)).isEqualTo(before);

    mendsWhatIsChangedByHand(lab);
  }

  /** Runs apply and kills it once it has begun so many steps; whether it came to that. */
  private static boolean isKilledAfter(int steps) throws IOException, InterruptedException {
    Process apply =
        new ProcessBuilder(CICELY, "apply", "--lab", "--auto-approve")
            .redirectOutput(ProcessBuilder.Redirect.to(new File("/dev/null")))
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader err =
        new BufferedReader(new InputStreamReader(apply.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = err.readLine(); line != null; line = err.readLine()) {
        said.add(line);
        if (said.size() >= steps) {
          apply.destroyForcibly();
          apply.waitFor();
          return true;
        }
      }
    }
    assertThat(apply.waitFor()).as(String.join("\n", said)).isZero();
    return false;
  }

  private static void mendsWhatIsChangedByHand(Lab lab) {
    on(lab, "adam", "crm_attribute --name stonith-enabled --update false");
    on(lab, "adam", "sed -i '/ eva$/d' /etc/hosts");
    on(lab, "eva", "sed -i 's/token:.*/token: 7000/' /etc/corosync/corosync.conf");
    on(lab, "eva", "cibadmin --delete --xpath '//rsc_location[@rsc=\"fence-eva\"]'");
    Result plan = cicely("plan", "--lab");
    assertThat(plan.out().lines().filter(line -> line.matches("  [-+~] .*")))
        .containsExactlyInAnyOrder(
            "  ~ cluster property stonith-enabled=true",
            "  ~ /etc/hosts",
            "  ~ /etc/corosync/corosync.conf",
            "  + constraint fence-eva-avoids-eva");
    assertThat(cicely("apply", "--lab", "--auto-approve").exitCode()).isZero();
    assertThat(cicely("plan", "--lab").out()).contains("no changes");
    assertThat(lab.answering()).isPresent();
  }

  private static Result cicely(String... arguments) {
    List<String> line = new ArrayList<>(List.of(CICELY));
    line.addAll(List.of(arguments));
    return new LocalProcesses().run(new Command(line, "", LIMIT));
  }

  private static String on(Lab lab, String node, String script) {
    var said = lab.run(node, LIMIT, "sh", "-c", script);
    assertThat(said.status()).as("%s: %s", script, said.error()).isZero();
    return said.out();
  }

  /** What is the same on all nodes. */
  private static String texts(Lab lab, String node) {
    return on(
        lab,
        node,
        "cat /etc/corosync/corosync.conf; sha256sum /etc/corosync/authkey;"
            + " sed -n '/# cicely/,/# cicely/p' /etc/hosts");
  }

  /** What a second apply must not write: the files with their times, the configuration. */
  private static SequencedMap<String, String> everything(Lab lab) {
    SequencedMap<String, String> seen = new TreeMap<>();
    for (String node : lab.nodes()) {
      seen.put(
          node,
          on(
              lab,
              node,
              "stat -c '%n %Z' /etc/hosts /etc/corosync/* /etc/systemd/system/*.d/*"
                  + " /usr/lib/cicely; cibadmin --query --scope configuration"));
    }
    return seen;
  }
}
