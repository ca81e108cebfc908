package io.cicely.node.fence;

import io.cicely.node.ec2.Answer;
import io.cicely.node.journal.Event;
import io.cicely.node.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What happened in one run: events for the journal, warnings for its reader. */
final class Log {
  /** What a node answers to one fence call may be polled for many minutes. */
  private static final int MOST_EVENTS = 500;

  private final Clock clock;
  private final Duration start;
  private final Consumer<String> reader;
  private final List<Event> events = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** A log from now on; each event is also told to the reader, as it happens. */
  Log(Clock clock, Consumer<String> reader) {
    this.clock = clock;
    this.start = clock.elapsed();
    this.reader = reader;
  }

  Duration elapsed() {
    return clock.elapsed().minus(start);
  }

  List<Event> events() {
    return List.copyOf(events);
  }

  List<String> warnings() {
    return List.copyOf(warnings);
  }

  void saw(String what) {
    reader.accept("saw " + what);
    add(new Event.Saw(elapsed(), what));
  }

  void warn(String what) {
    reader.accept(what);
    warnings.add(what);
  }

  <T> Answer<T> call(String call, Supplier<Answer<T>> ec2) {
    Duration at = elapsed();
    Answer<T> answer = ec2.get();
    Duration took = elapsed().minus(at);
    Event event =
        switch (answer) {
          case Answer.Given<T>(T _, String requestId) ->
              new Event.Called(at, took, call, "ok", requestId);
          case Answer.Not<T>(var trouble) ->
              new Event.Called(at, took, call, trouble.why(), trouble.requestId());
        };
    reader.accept(call + ": " + said(answer) + " (" + took.toMillis() + " ms)");
    add(event);
    return answer;
  }

  private static String said(Answer<?> answer) {
    return switch (answer) {
      case Answer.Given<?> _ -> "ok";
      case Answer.Not<?>(var trouble) -> trouble.why();
    };
  }

  /** Keeps the beginning and the end: what lies between is one poll like another. */
  private void add(Event event) {
    if (events.size() == MOST_EVENTS) {
      events.remove(MOST_EVENTS / 2);
    }
    events.add(event);
  }
}
