package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.journal.Event;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Crowd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts down what happens in an action, from several threads. Of an action that polls for long, the
 * beginning and the end are kept: what lies between is one poll like another.
 */
public final class Recorder {
  private static final int MOST_EVENTS = 100;

  private final Clock clock;
  private final Duration start;
  private final Consumer<Event> listener;
  private final List<Event> events = new ArrayList<>();
  private final Crowd crowd = new Crowd();

  /** A record that begins now. */
  public Recorder(Clock clock) {
    this(clock, _ -> {});
  }

  /** A record that begins now; the listener is told each event as it is put down. */
  public Recorder(Clock clock, Consumer<Event> listener) {
    this.clock = clock;
    this.start = clock.elapsed();
    this.listener = listener;
  }

  /** The time since the action began. */
  public Duration now() {
    return clock.elapsed().minus(start);
  }

  /** How crowded the way to EC2 is, by the calls that were put down. */
  public Crowd crowd() {
    return crowd;
  }

  /** Puts down what was observed, unless that was the last thing put down as well. */
  public synchronized void saw(String what) {
    if (events.isEmpty()
        || !(events.getLast() instanceof Event.Saw last && last.what().equals(what))) {
      add(new Event.Saw(now(), what));
    }
  }

  /** Puts down a change to this machine that began at {@code began}. */
  public synchronized void did(Duration began, String what) {
    add(new Event.Did(began, now().minus(began), what));
  }

  /** Makes the call and puts it down. */
  public <T> Answer<T> call(String call, Supplier<Answer<T>> make) {
    Duration began = now();
    Answer<T> answer = make.get();
    if (answer instanceof Answer.Not<T>(Trouble.Throttled _)) {
      crowd.refused();
    } else {
      crowd.admitted();
    }
    switch (answer) {
      case Answer.Given<T>(T _, String requestId) -> called(began, call, "ok", requestId);
      case Answer.Not<T>(Trouble trouble) ->
          called(began, call, trouble.code() + ": " + trouble.message(), trouble.requestId());
    }
    return answer;
  }

  private synchronized void called(Duration began, String call, String answer, String requestId) {
    add(new Event.Called(began, now().minus(began), call, answer, requestId));
  }

  private void add(Event event) {
    if (events.size() == MOST_EVENTS) {
      events.remove(MOST_EVENTS / 2);
    }
    events.add(event);
    listener.accept(event);
  }

  /** What was put down so far. */
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }
}
