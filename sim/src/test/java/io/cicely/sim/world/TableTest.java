package io.cicely.sim.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
  private static final Table<String, Integer> TWO =
      Table.<String, Integer>empty().with("b", 2).with("a", 1);

  @Test
  void howATableCameAboutMakesNoDifference() {
    Table<String, Integer> other =
        Table.<String, Integer>empty().with("a", 7).with("c", 3).with("b", 2).with("a", 1);
    assertThat(other).isNotEqualTo(TWO);
    assertThat(other.without("c")).isEqualTo(TWO).hasSameHashCodeAs(TWO);
  }

  @Test
  void aChangeLeavesTheOldTableAlone() {
    assertThat(TWO.with("a", 5).get("a")).isEqualTo(5);
    assertThat(TWO.without("a").has("a")).isFalse();
    assertThat(TWO.get("a")).isEqualTo(1);
  }

  @Test
  void rowsComeInKeyOrder() {
    assertThat(TWO.keys()).containsExactly("a", "b");
    assertThat(TWO.rows()).containsExactly(1, 2);
  }

  @Test
  void whatChangesNothingIsTheSameTable() {
    assertThat(TWO.with("a", 1)).isSameAs(TWO);
    assertThat(TWO.without("z")).isSameAs(TWO);
  }
}
