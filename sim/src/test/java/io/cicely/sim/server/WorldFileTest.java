package io.cicely.sim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.sim.world.Account;
import io.cicely.sim.world.Instance;
import io.cicely.sim.world.World;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WorldFileTest {
  private static final Account ACCOUNT = new Account("123456789012", "eu-west-1", true);
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void theBuiltInWorldHasTwoMachinesAndAFreeInterface() {
    World world = WorldFile.twoMachines(ACCOUNT, NOW);
    assertThat(world.instances().stream().map(Instance::id))
        .allSatisfy(id -> assertThat(world.tagsOf(id).get("Name")).isIn("adam", "eva"))
        .hasSize(2);
    assertThat(world.networkInterface("eni-0c1ce1c1ce1c1ce1c").attachment()).isNull();
    assertThat(world.networkInterface("eni-0c1ce1c1ce1c1ce1c").description())
        .isEqualTo("VIP of the cluster");
  }

  @Test
  void aLineThatIsNotUnderstoodIsNamed() {
    assertRefused("volume vol-1", "there is no resource 'volume'");
    assertRefused("vpc vpc-0c1ce1c1ce1c1ce1c", "a word is missing");
    assertRefused("instance i-0aaaaaaaaaaaaaaa1 t9.odd a b c", "the type t9.odd is not known");
  }

  private static void assertRefused(String line, String why) {
    assertThatThrownBy(() -> WorldFile.parse("# comment\n\n" + line, ACCOUNT, NOW))
        .hasMessage("Cannot read '" + line + "': " + why);
  }
}
