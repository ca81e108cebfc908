package io.cicely.cli.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.process.LocalProcesses;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NetworkNamespaceTest {
  private static final Path MINE = Path.of("/proc/thread-self/ns/net");

  @Test
  void aFileThatIsNotThereIsAFailureThatSaysSo() {
    assertThatThrownBy(() -> NetworkNamespace.enter(Path.of("/proc/self/ns/none")))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(Code.FILE_UNUSABLE))
        .hasMessageContaining("/proc/self/ns/none");
  }

  @Test
  @Tag("system")
  void aThreadThatEnteredTakesItsProcessesAlongAndLeavesTheOthersWhereTheyWere() throws Exception {
    Path before = Files.readSymbolicLink(MINE);
    Process other = new ProcessBuilder("unshare", "--net", "sh", "-c", "echo; read x").start();
    try {
      other.inputReader().readLine();
      Path file = Path.of("/proc/" + other.pid() + "/ns/net");
      CompletableFuture<String> inside = new CompletableFuture<>();
      Thread.ofPlatform().start(() -> inside.completeAsync(() -> seenBehind(file), Runnable::run));
      assertThat(inside.get()).isEqualTo(Files.readSymbolicLink(file) + "\n");
      assertThat(Files.readSymbolicLink(MINE)).isEqualTo(before);
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  private static String seenBehind(Path namespace) {
    NetworkNamespace.enter(namespace);
    return new LocalProcesses().run(Command.of("readlink", "/proc/self/ns/net")).out();
  }
}
