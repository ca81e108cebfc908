package io.cicely.cli.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventoryTest {
  @TempDir Path directory;

  private static final Inventory LAB =
      new Inventory(
          "lab",
          "eu-west-1",
          URI.create("http://192.168.0.1:8000"),
          null,
          Path.of("/run/lab/ssh_config"),
          Path.of("/proc/1/ns/net"),
          List.of(new Inventory.Node("adam", "i-1", "root@adam")));

  @Test
  void readsBackWhatItWrote() throws IOException {
    Path file = directory.resolve("cluster.json");
    LAB.write(file);
    assertThat(Inventory.read(file)).isEqualTo(LAB);
    assertThat(Files.readString(file))
        .doesNotContain("awsCredentials")
        .contains("http://192.168.0.1:8000", "\"/run/lab/ssh_config\"");
  }

  @Test
  void aMissingFileSaysHowToGetOne() {
    assertThatThrownBy(() -> Inventory.read(directory.resolve("none")))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.code()).isEqualTo(Code.FILE_UNUSABLE))
        .hasMessageContaining("none")
        .hasMessageContaining("cicely lab up");
  }

  @Test
  void anUnknownOrMissingFieldIsNamed() throws IOException {
    String node = "{\"name\":\"a\",\"instance\":\"i-1\",\"ssh\":\"a\"}";
    String more = "{\"name\":\"a\",\"region\":\"b\",\"nodes\":[" + node + "],\"colour\":1}";
    assertThatThrownBy(() -> Inventory.read(file(more))).hasMessageContaining("colour");
    assertThatThrownBy(() -> Inventory.read(file("{\"name\":\"a\",\"nodes\":[]}")))
        .hasMessageContaining("region");
    assertThatThrownBy(() -> Inventory.read(file("{\"name\":\"a\",\"region\":\"b\",\"nodes\":[]}")))
        .hasMessageContaining("nodes is empty");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("wrong.json"), text);
  }
}
