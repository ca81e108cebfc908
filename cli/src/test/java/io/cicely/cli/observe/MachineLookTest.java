package io.cicely.cli.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.cluster.Seen;
import io.cicely.cli.cluster.machine.Machine;
import io.cicely.cli.cluster.machine.Machine.FileSeen;
import io.cicely.cli.cluster.machine.Os;
import io.cicely.cli.host.LocalHost;
import io.cicely.node.process.Processes;
import io.cicely.node.process.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineLookTest {
  @Test
  void aLookAtThisMachineIsUnderstood(@TempDir Path folder) throws IOException {
    Path open = folder.resolve("a file");
    Path secret = folder.resolve("secret");
    String text = "a\tb\n\u00e9 $x \u2028\n\n";
    Files.writeString(open, text);
    Files.writeString(secret, "hush-hush");
    MachineLook look =
        new MachineLook(
            List.of("no-such-package"),
            List.of("no-such-unit"),
            List.of(open.toString(), folder.resolve("none").toString()),
            List.of(secret.toString()));
    Machine machine = look.at(new LocalHost("here"));
    assertThat(machine.node()).isEqualTo("here");
    assertThat(machine.os().id()).isNotEmpty();
    assertThat(machine.architecture()).isNotEmpty();
    assertThat(machine.packages()).isEmpty();
    assertThat(machine.unit("no-such-unit").enabled()).isFalse();
    assertThat(machine.files()).hasSize(2);
    assertThat(machine.file(open.toString()).map(FileSeen::text)).contains(text);
    FileSeen hidden = machine.file(secret.toString()).orElseThrow();
    assertThat(hidden.text()).isNull();
    assertThat(hidden.sha256()).hasSize(64);
    assertThat(machine.toString()).doesNotContain("hush-hush");
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Seen<Machine> read(String answer) {
    Processes says = command -> new Result(command, 0, answer, "");
    MachineLook look = new MachineLook(List.of(), List.of(), List.of(), List.of());
    return look.at(List.of(new LocalHost("adam", says))).firstEntry().getValue();
  }

  @Test
  void aNodeOfARunningClusterIsRead() {
    String answer =
        String.join(
            "\n",
            "os\t" + encoded("ID=rocky\nID_LIKE=\"rhel centos\"\nVERSION_ID='9.4'\n"),
            "host\tadam\taarch64",
            "repository\thighavailability",
            "package\tcorosync\t3.1.9-2",
            "unit\tcorosync\tenabled\tactive",
            "unit\tpcsd\t\t",
            "quorum\t2\tYes",
            "setting\ttotem.token\t5000",
            "stale\tcorosync",
            "cib\t" + encoded("<cib/>\n"),
            "end\n");
    Machine machine =
        switch (read(answer)) {
          case Seen.Known<Machine>(Machine seen) -> seen;
          case Seen.Unknown<Machine>(String why) -> throw new AssertionError(why);
        };
    assertThat(machine.os().family()).contains(Os.Family.RED_HAT);
    assertThat(machine.repositories()).isEqualTo("highavailability");
    assertThat(machine.unit("corosync").active()).isTrue();
    assertThat(machine.unit("pcsd").enabled()).isFalse();
    assertThat(machine.staleUnits()).isTrue();
    assertThat(machine.cib()).isEqualTo("<cib/>\n");
    assertThat(machine.corosync())
        .isNotNull()
        .satisfies(seen -> assertThat(seen.settings()).containsEntry("totem.token", "5000"));
  }

  @Test
  void anAnswerThatIsCutOffIsNoAnswer() {
    assertThat(read("host\tadam\tx86_64\n")).isInstanceOf(Seen.Unknown.class);
    assertThat(read("Welcome!\nend\n")).isInstanceOf(Seen.Unknown.class);
    assertThat(read("host\nend\n")).isInstanceOf(Seen.Unknown.class);
  }
}
