package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.Arena;
import io.cicely.cli.drill.Arena.Said;
import io.cicely.cli.drill.check.Pings;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What tests of a booted cluster do again and again. */
final class Trial {
  static final Duration READY = Duration.ofMinutes(4);
  private static final Duration SOON = Duration.ofSeconds(30);
  static final boolean FULL = "full".equals(System.getProperty("cicely.depth"));

  private static final Duration COMMAND = Duration.ofSeconds(60);
  private static final long SEED = Long.getLong("cicely.seed", System.nanoTime());

  private final Lab lab;

  Trial(Lab lab) {
    this.lab = lab;
  }

  /** All of it with {@code -Dcicely.depth=full}, else a sample by a printed seed. */
  static <T> Stream<T> sample(int size, List<T> all) {
    if (FULL) {
      return all.stream();
    }
    System.out.println("A sample of " + size + " of " + all.size() + ": -Dcicely.seed=" + SEED);
    List<T> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(SEED));
    return shuffled.subList(0, size).stream();
  }

  String other(String node) {
    return lab.nodes().stream().filter(each -> !each.equals(node)).findFirst().orElseThrow();
  }

  String must(String node, String script) {
    Said said = lab.run(node, COMMAND, "sh", "-c", script);
    assertThat(said.status()).as("%s: %s%s", script, said.out(), said.error()).isZero();
    return said.out();
  }

  /** Asks EC2 from a node, with the node's own role; the answer is text. */
  String aws(String command) {
    return must(lab.nodes().getFirst(), "aws ec2 " + command + " --output text").strip();
  }

  boolean reaches(String machine, String address) {
    return lab.answering(machine, address).isPresent();
  }

  /**
   * What a client that asks every 10 ms sees of a change: until it is answered by {@code from}
   * before, and by {@code to} afterwards.
   */
  Pings witnessed(String machine, String address, String from, String to, Runnable change) {
    try (Arena.Client client = lab.client(machine, List.of(address), Duration.ofMillis(10))) {
      await(from + " answers on " + address, SOON, () -> answeredBy(client, from));
      change.run();
      await(to + " answers on " + address, SOON, () -> answeredBy(client, to));
      return Pings.of(client.history()).settled();
    }
  }

  private static boolean answeredBy(Arena.Client client, String node) {
    List<Pings.Ping> pings = Pings.of(client.history()).settled().pings();
    int steady = 20;
    return pings.size() >= steady
        && pings.subList(pings.size() - steady, pings.size()).stream()
            .allMatch(ping -> ping.nodes().equals(List.of(node)));
  }

  /**
   * Between the first and the last answer none was missing and none came from two nodes; but for
   * the one that was on its way back when its sender ceased to be whom EC2 lets answer.
   */
  static void assertSeamless(Pings pings) {
    List<Pings.Ping> answered = pings.pings().stream().filter(ping -> !ping.lost()).toList();
    List<Pings.Ping> between =
        pings.between(answered.getFirst().sentNanos(), answered.getLast().sentNanos()).pings();
    assertThat(between).filteredOn(Pings.Ping::lost).hasSizeLessThanOrEqualTo(1);
    assertThat(between).noneMatch(ping -> ping.nodes().size() > 1);
  }

  void fault(String form) {
    lab.control("POST", "/faults", form);
  }

  void endFaults() {
    lab.control("DELETE", "/faults", "");
  }

  /** Whether a fault came to its effect. */
  boolean faultHit() {
    return Pattern.compile("\"hit\" : [1-9]").matcher(lab.control("GET", "/faults", "")).find();
  }

  static void await(String what, BooleanSupplier condition) {
    await(what, READY, condition);
  }

  static void await(String what, Duration limit, BooleanSupplier condition) {
    Deadline deadline = Deadline.after(Clock.system(), limit);
    Waits waits = new Waits(Clock.system(), Duration.ofMillis(50), Duration.ofSeconds(1));
    while (!condition.getAsBoolean()) {
      assertThat(waits.pause(deadline)).as(what).isTrue();
    }
  }

  static void sleep(Duration time) {
    new Waits(Clock.system(), time, time).pause(Deadline.never(Clock.system()));
  }
}
