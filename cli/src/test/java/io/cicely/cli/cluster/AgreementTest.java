package io.cicely.cli.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.cluster.Place.Nowhere;
import io.cicely.cli.cluster.Place.On;
import io.cicely.cli.cluster.Place.OnSeveral;
import io.cicely.cli.cluster.Place.Unknown;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class AgreementTest {
  private static final Place ADAM = new On("adam");
  private static final Place EVA = new On("eva");
  private static final Place NOWHERE = new Nowhere("stopped");
  private static final Place UNKNOWN = new Unknown("no answer");

  private static Agreement of(Place... places) {
    return Agreement.of(List.of(places));
  }

  @Test
  void witnessesWhoNameOneNodeAgree() {
    assertThat(of(ADAM, ADAM, ADAM)).isEqualTo(new Agreement.Held("adam"));
    assertThat(of(NOWHERE, NOWHERE, NOWHERE)).isEqualTo(new Agreement.Down());
  }

  @Test
  void aContradictionIsOneWhateverElseIsUnknown() {
    assertThat(of(ADAM, EVA, UNKNOWN)).isEqualTo(new Agreement.Torn());
    assertThat(of(UNKNOWN, ADAM, NOWHERE)).isEqualTo(new Agreement.Torn());
    assertThat(of(NOWHERE, ADAM, UNKNOWN)).isEqualTo(new Agreement.Torn());
    assertThat(of(new OnSeveral(List.of("adam", "eva")), UNKNOWN, UNKNOWN))
        .isEqualTo(new Agreement.Torn());
  }

  @Test
  void oneWhoSeesItMovingExcusesADifferenceButNotTwoOwners() {
    Place moving = new Place.InMotion("stopping on adam");
    assertThat(of(moving, NOWHERE, ADAM)).isEqualTo(new Agreement.Moving());
    assertThat(of(moving, ADAM, new OnSeveral(List.of("adam", "eva"))))
        .isEqualTo(new Agreement.Torn());
  }

  @Test
  void nowhereIsNowhereHoweverItWasSeen() {
    assertThat(of(NOWHERE, new Nowhere("eni-1 is available"), new Nowhere("in no kernel")))
        .isEqualTo(new Agreement.Down());
  }

  @Test
  void unknownIsNeitherPresentNorAbsent() {
    assertThat(of(ADAM, ADAM, UNKNOWN)).isEqualTo(new Agreement.Open());
    assertThat(of(NOWHERE, NOWHERE, UNKNOWN)).isEqualTo(new Agreement.Open());
    assertThat(of(UNKNOWN, UNKNOWN, UNKNOWN)).isEqualTo(new Agreement.Open());
  }

  private static Place kernels(Object... nodesAndAnswers) {
    SequencedMap<String, Seen<Boolean>> map = new LinkedHashMap<>();
    for (int i = 0; i < nodesAndAnswers.length; i += 2) {
      map.put(
          (String) nodesAndAnswers[i],
          nodesAndAnswers[i + 1] instanceof Boolean there
              ? new Seen.Known<>(there)
              : new Seen.Unknown<>((String) nodesAndAnswers[i + 1]));
    }
    return Place.ofKernels(map);
  }

  @Test
  void aKernelThatDidNotAnswerLeavesThePlaceUnknown() {
    assertThat(kernels("adam", true, "eva", false)).isEqualTo(ADAM);
    assertThat(kernels("adam", false, "eva", false)).isEqualTo(new Nowhere("in no kernel"));
    assertThat(kernels("adam", true, "eva", true)).isEqualTo(new OnSeveral(List.of("adam", "eva")));
    assertThat(kernels("adam", false, "eva", "no route")).isEqualTo(new Unknown("eva: no route"));
    assertThat(kernels("adam", true, "eva", "no route"))
        .isEqualTo(new Unknown("on adam, but eva: no route"));
  }

  @Test
  void twoKernelsThatHaveItAreKnownToHoweverManyAreSilent() {
    assertThat(kernels("adam", true, "eva", true, "seth", "no route"))
        .isEqualTo(new OnSeveral(List.of("adam", "eva")));
  }
}
