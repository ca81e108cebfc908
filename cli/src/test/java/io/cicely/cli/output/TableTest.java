package io.cicely.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    assertThat(new Table("NODE", "STATE").row("adam", "online").row("evangeline").toString())
        .isEqualTo(
            """
            NODE         STATE
            adam         online
            evangeline
            """);
  }
}
