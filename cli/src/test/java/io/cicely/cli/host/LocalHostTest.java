package io.cicely.cli.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalHostTest {
  @TempDir Path directory;

  private final Host host = new LocalHost("adam");

  @Test
  void writesAFileWithItsModeAndLeavesNothingBeside() throws IOException {
    Path key = directory.resolve("auth key");
    host.write(key, "old", "0644");
    host.write(key, "new\n$HOME 'x'", "0400");
    assertThat(Files.readString(key)).isEqualTo("new\n$HOME 'x'");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("r--------");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(key);
    }
  }

  @Test
  void readsAFileAndTellsAMissingOneFromAnUnreadableOne() throws IOException {
    Path file = Files.writeString(directory.resolve("a"), "text\n");
    assertThat(host.read(file)).contains("text\n");
    assertThat(host.read(directory.resolve("none"))).isEmpty();
    assertThatThrownBy(() -> host.read(directory))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(Code.FILE_UNUSABLE));
  }

  @Test
  void aWriteThatFailsSaysWhyAndLeavesNothingBehind() {
    assertThatThrownBy(() -> host.write(directory.resolve("no/such"), "x", "0600"))
        .hasMessageContaining("Cannot write")
        .hasMessageContaining("No such file");
    assertThat(directory.toFile().list()).isEqualTo(List.of().toArray());
  }
}
