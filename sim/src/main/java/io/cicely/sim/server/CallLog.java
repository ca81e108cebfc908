package io.cicely.sim.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongFunction;

/** The latest calls, oldest first, and the request ids that they are answered with. */
final class CallLog {
  private static final int KEPT = 20_000;

  private final Deque<Call> calls = new ArrayDeque<>();
  private final Random random;
  private long count;

  CallLog(Random random) {
    this.random = random;
  }

  /** A request id that no other call has. */
  String newRequestId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /** Keeps the call made for the next number. */
  synchronized void add(LongFunction<Call> call) {
    count++;
    calls.addLast(call.apply(count));
    if (calls.size() > KEPT) {
      calls.removeFirst();
    }
  }

  /** Those with a number greater than this one. */
  synchronized List<Call> after(long number) {
    return calls.stream().filter(call -> call.number() > number).toList();
  }
}
