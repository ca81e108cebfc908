package io.cicely.cli.bench.zone;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import io.cicely.sim.latency.Profile;
import io.cicely.sim.server.Draws;
import io.cicely.sim.server.Throttle;
import io.cicely.sim.world.Ec2Error;
import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * EC2 of one account and region: every call passes the account's token buckets ({@link Throttle},
 * after AWS's documentation) and takes as long as the latency profile says. Who is refused has
 * spent the time of a call, and no token.
 */
final class Region {
  static final String THROTTLED = "RequestLimitExceeded";

  private final VirtualTime time;
  private final Profile profile;
  private final Draws draws;
  private final Throttle throttle;
  private final SortedMap<String, Tally> tallies = new TreeMap<>();

  /** How often an action was called, and how often that was refused for lack of tokens. */
  record Tally(int calls, int throttled) {
    static final Tally NONE = new Tally(0, 0);

    Tally with(boolean refused) {
      return new Tally(calls + 1, throttled + (refused ? 1 : 0));
    }
  }

  Region(VirtualTime time, Profile profile, long seed) {
    this.time = time;
    this.profile = profile;
    this.draws = new Draws(seed);
    this.throttle = new Throttle(time);
  }

  /** One call about the pair; {@code carryOut} happens in the middle of the time that it takes. */
  <T> Answer<T> call(
      Patience clock, Pair pair, String action, int instances, Supplier<T> carryOut) {
    Duration latency = draw(action, "Call", pair);
    clock.sleep(latency.dividedBy(2));
    Answer<T> answer = answer(action, instances, carryOut);
    clock.sleep(latency.minus(latency.dividedBy(2)));
    return answer;
  }

  private <T> Answer<T> answer(String action, int instances, Supplier<T> carryOut) {
    try {
      throttle.admit(action, false, instances);
      tally(action, false);
      return new Answer.Given<>(carryOut.get(), "");
    } catch (Ec2Error refused) {
      String code = refused.code();
      if (!code.equals(THROTTLED)) {
        return new Answer.Not<>(new Trouble.Refused(action, code, refused.message(), ""));
      }
      tally(action, true);
      return new Answer.Not<>(new Trouble.Throttled(action, code, refused.message(), ""));
    }
  }

  private void tally(String action, boolean refused) {
    tallies.put(action, tallies.getOrDefault(action, Tally.NONE).with(refused));
  }

  /** A time of the profile; zero where it says none. */
  Duration draw(String special, String general, Pair pair) {
    return profile
        .of(special, general)
        .map(each -> each.at(draws.next(special + " " + pair.number())))
        .orElse(Duration.ZERO);
  }

  /** A number from 0 up to but excluding 1. */
  double number(String what, Pair pair) {
    return draws.next(what + " " + pair.number());
  }

  Duration now() {
    return time.now();
  }

  /** The time whose state a Describe shows now: it may lag. */
  Duration shown(Pair pair) {
    return time.now().minus(draw("Lag", "Lag", pair));
  }

  SortedMap<String, Tally> tallies() {
    return tallies;
  }
}
