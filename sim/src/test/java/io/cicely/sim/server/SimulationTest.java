package io.cicely.sim.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.latency.Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;

class SimulationTest {
  @TempDir private Path directory = Path.of("");

  @Test
  void itServesTheBuiltInWorldAndSaysHow() throws IOException {
    try (var running = simulation(null).start();
        var client =
            new RawClient(
                URI.create("http://127.0.0.1:" + running.httpPort()),
                AwsBasicCredentials.create(running.admin().id(), running.admin().secret()))) {
      assertThat(client.post("Action=DescribeInstances&Version=2016-11-15").body())
          .contains("<value>adam</value>", "<value>eva</value>");
      assertThat(running.usage())
          .contains(
              "export AWS_ENDPOINT_URL=https://127.0.0.1:" + running.httpsPort(),
              "export AWS_CA_BUNDLE=" + directory.resolve("ca.pem"),
              "export AWS_ACCESS_KEY_ID=" + running.admin().id());
      assertThat(directory.resolve("control.sock")).exists();
    }
    assertThat(directory.resolve("control.sock")).doesNotExist();
  }

  @Test
  void theSameSeedGivesTheSameKeys() throws IOException {
    AccessKey first;
    try (var running = simulation(null).start()) {
      first = running.admin();
    }
    try (var running = simulation(null).start()) {
      assertThat(running.admin()).isEqualTo(first);
    }
  }

  @Test
  void itEndsWhenItsThreadIsInterrupted() throws Exception {
    Path world = Files.writeString(directory.resolve("empty.world"), "# nothing yet\n");
    var out = new ByteArrayOutputStream();
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (var print = new PrintWriter(out, true, StandardCharsets.UTF_8)) {
                    simulation(world).run(print);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    while (out.size() == 0) {
      Thread.sleep(5);
    }
    thread.interrupt();
    thread.join();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("AWS_ENDPOINT_URL");
    assertThat(directory.resolve("control.sock")).doesNotExist();
  }

  private Simulation simulation(@Nullable Path world) {
    return new Simulation(
        "eu-west-1", "123456789012", world, Profile.none(), 7, true, directory, 0, 0, 0, null);
  }
}
