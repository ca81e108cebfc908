package io.cicely.cli.plan.cib;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.cluster.machine.Machine;
import io.cicely.cli.cluster.machine.Machine.CorosyncSeen;
import io.cicely.cli.cluster.machine.Os;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiveCibTest {
  private static final CorosyncSeen QUORATE = new CorosyncSeen(2, true, new LinkedHashMap<>());
  private static final CorosyncSeen ALONE = new CorosyncSeen(1, false, new LinkedHashMap<>());

  private static Machine machine(@Nullable CorosyncSeen corosync, @Nullable String epoch) {
    return new Machine(
        "adam",
        Os.parse(""),
        "adam",
        "x86_64",
        new LinkedHashMap<>(),
        "",
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        corosync,
        epoch == null ? null : "<cib epoch=\"" + epoch + "\"/>",
        false);
  }

  private static String epoch(Machine... machines) {
    return LiveCib.of(List.of(machines)).text("epoch");
  }

  @Test
  void theCibOfANodeWithQuorumCountsMost() {
    Machine stopped = machine(null, "7");
    Machine alone = machine(ALONE, "8");
    Machine quorate = machine(QUORATE, "9");
    assertThat(epoch(stopped, alone, quorate)).isEqualTo("9");
    assertThat(epoch(stopped, alone)).isEqualTo("8");
    assertThat(epoch(machine(QUORATE, null), stopped)).isEqualTo("7");
  }

  @Test
  void withoutAnyNothingIsConfigured() {
    assertThat(LiveCib.of(List.of(machine(null, null)))).isEqualTo(CibEdit.empty());
    assertThat(LiveCib.of(List.of())).isEqualTo(CibEdit.empty());
  }
}
