package io.cicely.cli.drill.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.history.Sighting;
import io.cicely.cli.drill.history.Sighting.Answered;
import io.cicely.cli.drill.history.Sighting.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutageTest {
  private static final long MS = 1_000_000;

  /** One datagram each 10 ms; a letter names the node that answered after 1 ms, '.' is a loss. */
  private static Pings history(String nodes) {
    List<Sighting> lines = new ArrayList<>();
    for (int i = 0; i < nodes.length(); i++) {
      lines.add(new Sent(i, i * 10L * MS));
      if (nodes.charAt(i) != '.') {
        lines.add(new Answered(i, i * 10L * MS + MS, String.valueOf(nodes.charAt(i))));
      }
    }
    return Pings.of(lines);
  }

  @Test
  void aHistoryWithoutALossHasNoOutage() {
    assertThat(Outage.in(history("aaaabbbb"))).isEmpty();
  }

  @Test
  void ofAnOutageThePartSinceAMomentCanBeTaken() {
    Outage outage = new Outage(20 * MS, Duration.ofMillis(30), "a", "b");
    assertThat(outage.since(0)).isEqualTo(outage);
    assertThat(outage.since(40 * MS).length()).isEqualTo(Duration.ofMillis(10));
    assertThat(outage.since(90 * MS).length()).isZero();
  }

  @Test
  void addressesAskedInTurnHaveAHistoryEach() {
    Pings both = history("abab.b.bab");
    assertThat(Owners.sequence(both.to(0, 2))).containsExactly("a");
    assertThat(Outage.total(both.to(0, 2))).isEqualTo(Duration.ofMillis(40));
    assertThat(Outage.total(both.to(1, 2))).isZero();
  }

  @Test
  void anOutageLastsFromTheFirstLossToTheNextAnsweredDatagram() {
    assertThat(Outage.in(history("aa...bb.b")))
        .containsExactly(
            new Outage(20 * MS, Duration.ofMillis(30), "a", "b"),
            new Outage(70 * MS, Duration.ofMillis(10), "b", "b"));
    assertThat(Outage.total(history("aa...bb.b"))).isEqualTo(Duration.ofMillis(40));
  }

  @Test
  void anOutageThatNeverEndedHasNobodyAfterIt() {
    assertThat(Outage.in(history("a..")))
        .containsExactly(new Outage(10 * MS, Duration.ofMillis(10), "a", null));
  }

  @Test
  void anAnswerAfterAHundredMillisecondsCountsAsLost() {
    List<Sighting> late = List.of(new Sent(1, 0), new Answered(1, 101 * MS, "a"));
    assertThat(Pings.of(late).pings().getFirst().lost()).isTrue();
  }

  @Test
  void theLastDatagramsAreNotJudgedBeforeTheirPatienceIsOver() {
    assertThat(history("aaaaaaaaaaa...").settled().pings()).hasSize(4);
  }

  @Test
  void oneDatagramAnsweredByTwoNodesShowsTwoOwners() {
    Pings both =
        Pings.of(List.of(new Sent(1, 0), new Answered(1, 1, "a"), new Answered(1, 2, "b")));
    assertThat(Owners.twice(both, 1)).singleElement().asString().contains("datagram 1", "[a, b]");
  }

  @Test
  void handsThatChangeMoreOftenThanMovedShowTwoOwners() {
    assertThat(Owners.twice(history("aabb"), 1)).isEmpty();
    assertThat(Owners.twice(history("aababb"), 1))
        .singleElement()
        .asString()
        .contains("[a, b, a, b]");
  }

  @Test
  void aLineReadsBackAsItWasWritten() {
    for (Sighting sighting : List.of(new Sent(7, 123), new Answered(7, 456, "adam"))) {
      assertThat(Sighting.fromLine(sighting.toLine())).isEqualTo(sighting);
    }
  }
}
