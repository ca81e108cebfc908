package io.cicely.cli.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.process.Processes;
import io.cicely.node.process.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SshHostTest {
  private final List<String> lines = new ArrayList<>();
  private Processes local = answering(0, "out", "err");

  private Processes answering(int exitCode, String out, String err) {
    return command -> {
      lines.add(command.toString());
      return new Result(command, exitCode, out, err);
    };
  }

  private SshHost host(Ssh ssh) {
    return new SshHost("adam", "admin@adam", ssh, command -> local.run(command));
  }

  @Test
  void allCommandsShareOneConnectionThatEndsOnClose() {
    SshHost host = host(Ssh.plain(Path.of("/run/c")).with(Path.of("/etc/conf")));
    host.run(Command.of("crm_mon", "--as-xml"));
    host.close();
    String options =
        "ssh -F /etc/conf -o BatchMode=yes -o ConnectTimeout=4 -o ServerAliveInterval=5"
            + " -o ServerAliveCountMax=2 -o ControlMaster=auto -o ControlPersist=60"
            + " -o ControlPath=/run/c/adam";
    assertThat(lines)
        .containsExactly(
            options + " -- admin@adam crm_mon --as-xml", options + " -O exit -- admin@adam");
  }

  @Test
  void aHostThatWasNeverAskedHasNothingToClose() {
    host(Ssh.plain(Path.of("/run/c"))).close();
    assertThat(lines).isEmpty();
  }

  @Test
  void theCommandLineMayBeginElsewhere() {
    host(Ssh.plain(Path.of("/c")).entering(List.of("nsenter", "--net=/n"))).run(Command.of("id"));
    assertThat(lines.getFirst()).startsWith("nsenter --net=/n ssh -o");
  }

  @Test
  void aRemoteFailureIsAResultAndALostConnectionAFailure() {
    local = answering(102, "", "not connected");
    Command command = Command.of("crm_mon");
    assertThat(host(Ssh.plain(Path.of("/c"))).run(command))
        .isEqualTo(new Result(command, 102, "", "not connected"));

    local = answering(255, "", "ssh: connect to host adam port 22: No route to host\r\n");
    assertThatThrownBy(() -> host(Ssh.plain(Path.of("/c"))).run(command))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(Code.HOST_UNREACHABLE))
        .hasMessageContaining("Cannot reach adam: ssh: connect to host adam port 22: No route");
  }

  @Test
  void everyWordArrivesAsItWas() {
    List<String> words = List.of("printf", "%s|", "a b", "it's", "$HOME", "", "*", "a\nb", "é");
    String line = SshHost.quoted(words);
    Result said = new LocalProcesses().run(Command.of("sh", "-c", line));
    assertThat(said.out()).isEqualTo("a b|it's|$HOME||*|a\nb|é|");
  }
}
