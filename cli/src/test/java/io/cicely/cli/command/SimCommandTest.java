package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SimCommandTest {
  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    CommandLine line = Cicely.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(arguments);
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      assertThat(run("sim", "--http-port", port, "--directory", directory.toString()))
          .isEqualTo(64);
      assertThat(err.toString()).contains("in use", "PARAMETER_INVALID");
    }
  }

  @Test
  void aWorldThatCannotBeReadIsABadFile() throws IOException {
    Path world = Files.writeString(directory.resolve("a.world"), "moon m-1\n");
    assertThat(run("sim", "--world", world.toString(), "--directory", directory.toString()))
        .isEqualTo(65);
    assertThat(err.toString()).contains("moon");
  }

  @Test
  void anUnknownProfileIsMisuse() {
    assertThat(run("sim", "--latency", "slow")).isEqualTo(64);
    assertThat(err.toString()).contains("none, typical or manual");
  }
}
