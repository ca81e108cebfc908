package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.cli.lab.model.Layout;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TurnTest {
  @Test
  void oneLabIsBroughtUpAtATime(@TempDir Path directory) {
    Layout layout = new Layout(directory.resolve("run"), directory.resolve("cache"));
    try (Turn _ = Turn.take(layout)) {
      assertThatThrownBy(() -> Turn.take(layout)).hasMessageContaining("UNSAFE_NOW");
    }
    Turn.take(layout).close();
  }
}
