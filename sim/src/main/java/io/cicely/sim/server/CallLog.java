package io.cicely.sim.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;

/** The latest calls, oldest first. */
final class CallLog {
  private static final int KEPT = 20_000;

  private final Deque<Call> calls = new ArrayDeque<>();
  private long count;

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
