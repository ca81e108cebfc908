package io.cicely.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.host.DebianTools;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Examples;
import io.cicely.node.process.Command;
import io.cicely.node.process.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** With Corosync's own test of a configuration. */
@Tag("system")
class CorosyncTakesItTest {
  static final List<String> FILES = Examples.GOOD;

  @ParameterizedTest
  @FieldSource("FILES")
  void corosyncTakesTheFileOfEachCluster(String name, @TempDir Path folder) throws IOException {
    Optional<DebianTools> tools = DebianTools.in(folder);
    Assumptions.assumeTrue(tools.isPresent(), "Corosync is not here, nor an image");
    ClusterSpec spec = Examples.good(Examples.text(name));
    SequencedMap<String, String> addresses = new LinkedHashMap<>();
    spec.nodes().forEach(node -> addresses.put(node.name(), "127.0.0." + (addresses.size() + 1)));
    SequencedMap<String, Integer> ids = CorosyncConf.ids(spec, new LinkedHashMap<>());
    String key = "totem {\n    keyfile: " + tools.get().path("authkey");
    String text = CorosyncConf.text(spec, addresses, ids).replace("totem {", key);
    Files.writeString(folder.resolve("authkey"), "k".repeat(256));
    assertThat(test(tools.get(), folder, text)).isEqualTo(0);
    assertThat(test(tools.get(), folder, text.replace("aes256", "rot13"))).isNotEqualTo(0);
  }

  private static int test(DebianTools tools, Path folder, String text) throws IOException {
    Files.writeString(folder.resolve("corosync.conf"), text);
    Result result = tools.run(Command.of("corosync", "-t", "-c", tools.path("corosync.conf")));
    return result.exitCode();
  }
}
