package io.cicely.sim.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.sim.world.Transition;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileTest {

  static Stream<Profile> bundled() {
    return Stream.of(Profile.none(), Profile.typical());
  }

  @ParameterizedTest
  @MethodSource("bundled")
  void everyTransitionHasAFigureAndEveryFigureASource(Profile profile) {
    Stream<String> kinds =
        Arrays.stream(Transition.class.getPermittedSubclasses()).map(Class::getSimpleName);
    assertThat(kinds).isNotEmpty().allMatch(kind -> profile.figures().containsKey(kind));
    assertThat(profile.figures()).containsKeys("Call", "Lag");
    assertThat(profile.figures().values()).noneMatch(figure -> figure.source().isBlank());
  }

  @Test
  void withoutLatencyOnlyTheBoundsTakeTime() {
    assertThat(Profile.none().figures())
        .allSatisfy(
            (name, figure) ->
                assertThat(figure.distribution().most().isZero())
                    .as(name)
                    .isEqualTo(!figure.source().startsWith("bound")));
  }

  @ParameterizedTest
  @CsvSource({"0, 100", "0.25, 150", "0.5, 200", "0.95, 650", "0.975, 825", "1, 1000"})
  void aDistributionIsStraightBetweenItsQuantiles(double position, long millis) {
    Distribution distribution =
        new Distribution(
            Duration.ofMillis(100),
            Duration.ofMillis(200),
            Duration.ofMillis(650),
            Duration.ofMillis(1000));
    assertThat(distribution.at(position)).isEqualTo(Duration.ofMillis(millis));
  }

  @Test
  void theMoreSpecialFigureCounts() {
    Profile profile =
        Profile.parse("mine", "Call | 1 | 1 | 1 | 1 | here\nStopInstances | 2 | 2 | 2 | 2 | here");
    assertThat(profile.of("StopInstances", "Call"))
        .map(Distribution::median)
        .contains(Duration.ofMillis(2));
    assertThat(profile.of("StartInstances", "Call"))
        .map(Distribution::median)
        .contains(Duration.ofMillis(1));
    assertThat(profile.of("LinkPlugs", "LinkPlugs")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Call | 1 | 1 | 1 | 1",
        "Call | one | 1 | 1 | 1 | here",
        "Call | 5 | 1 | 1 | 1 | falling",
        "Call | -5 | 1 | 1 | 1 | negative"
      })
  void aLineThatCannotBeReadIsNamed(String line) {
    assertThatThrownBy(() -> Profile.parse("mine", line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Call");
  }
}
