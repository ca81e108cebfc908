package io.cicely.sim.server;

import io.cicely.sim.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** The recent Worlds and since when each one was, for reads that lag behind. */
final class Past {
  private static final Duration KEPT = Duration.ofMinutes(10);

  private record Since(Instant time, World world) {}

  private final Deque<Since> worlds = new ArrayDeque<>();

  synchronized void add(Instant time, World world) {
    worlds.addLast(new Since(time, world));
    Instant oldest = time.minus(KEPT);
    while (worlds.size() > 1 && worlds.getFirst().time().isBefore(oldest)) {
      worlds.removeFirst();
    }
  }

  /** The World as it was at the time, or the oldest that is still known. */
  synchronized World at(Instant time) {
    var newestFirst = worlds.descendingIterator();
    while (newestFirst.hasNext()) {
      Since each = newestFirst.next();
      if (!each.time().isAfter(time)) {
        return each.world();
      }
    }
    return worlds.getFirst().world();
  }
}
