package io.cicely.node.fence;

import io.cicely.node.act.RecordedEc2;
import io.cicely.node.act.Recorder;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.journal.Entry;
import io.cicely.node.journal.Event;
import io.cicely.node.journal.Journal;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of the agent: carries out an order, says how it went, and writes it down. */
final class FenceAgent {
  /** FenceAgentAPI, "Agent Operations and Return Values". */
  static final int DONE = 0;

  static final int FAILED = 1;
  static final int IS_OFF = 2;

  /** A question is asked again by Pacemaker; a trouble that lasts is an answer to it. */
  private static final Duration INQUIRY_LIMIT = Duration.ofSeconds(15);

  private final Order order;
  private final Sites sites;
  private final Clock clock;
  private final Journal journal;
  private final Console console;
  private final Recorder recorder;
  private final List<String> complaints = new ArrayList<>();

  FenceAgent(Order order, Sites sites, Clock clock, Journal journal, Console console) {
    this.order = order;
    this.sites = sites;
    this.clock = clock;
    this.journal = journal;
    this.console = console;
    this.recorder = new Recorder(clock, this::tell);
  }

  private void tell(Event event) {
    if (order.verbose()) {
      console.err().accept(Said.of(event));
    }
  }

  /** The exit code. */
  int carryOut() {
    Instant at = clock.now();
    int exitCode;
    try {
      exitCode = act();
    } catch (Failure failure) {
      exitCode = FAILED;
      complaints.add(String.valueOf(failure.getMessage()));
    }
    complaints.forEach(console.err());
    journal.append(
        new Entry(
            at,
            recorder.now(),
            "fence",
            order.action().word(),
            String.join(",", order.plugs()),
            exitCode,
            String.join("; ", complaints),
            recorder.events()));
    return exitCode;
  }

  private int act() {
    return switch (order.action()) {
      case OFF -> off();
      case REBOOT -> reboot();
      case ON -> on();
      case STATUS -> status();
      case MONITOR -> monitor();
      case LIST -> list(false);
      case LIST_STATUS -> list(true);
      case METADATA, MANPAGE -> done(Metadata.text());
      case VALIDATE_ALL -> validate();
    };
  }

  private int off() {
    delay();
    Session session = power();
    tellEach(new Fencing(session).off(session.targets(order), order.release()));
    return done("Success: Powered OFF");
  }

  private int reboot() {
    delay();
    Session session = power();
    tellEach(new Fencing(session).reboot(session.targets(order), order.release()));
    return done("Success: Rebooted");
  }

  private int on() {
    Session session = power();
    tellEach(new Fencing(session).on(session.targets(order)));
    return done("Success: Powered ON");
  }

  /** Of one instance, the last line says it all. */
  private void tellEach(List<? extends Errand> errands) {
    if (errands.size() > 1) {
      errands.forEach(each -> console.out().accept(each.target() + ": " + each.whereabouts()));
    }
  }

  /** A node of several instances is off when all of them are. */
  private int status() {
    Session session = inquiry();
    Map<String, Boolean> off = new Inquiry(session).areOff(session.targets(order));
    if (off.size() > 1) {
      off.forEach((id, isOff) -> console.out().accept(id + ": " + (isOff ? "OFF" : "ON")));
    }
    boolean allOff = !off.containsValue(false);
    console.out().accept(allOff ? "Status: OFF" : "Status: ON");
    return allOff ? IS_OFF : DONE;
  }

  private int validate() {
    List<String> wanting = new Validation(inquiry(), order).wanting();
    complaints.addAll(wanting);
    return wanting.isEmpty() ? DONE : FAILED;
  }

  /**
   * Where EC2 has no time, or does not answer, nothing is known of what was proven a while ago:
   * that is no reason to put the device out of service, just when it may be needed.
   */
  private int monitor() {
    Session session = inquiry();
    Trials trials = Trials.of(order, session.site().region(), journal);
    try {
      new Inquiry(session).monitor(order);
      recorder.saw(trials.success());
    } catch (Failure failure) {
      if (!isUnanswered(failure)) {
        recorder.saw(trials.failure());
        throw failure;
      }
      if (!trials.haveSucceeded(clock.now())) {
        throw failure;
      }
      complaints.add(
          "It worked less than " + Trials.LAST.toHours() + " h ago: " + failure.getMessage());
    }
    return DONE;
  }

  private static boolean isUnanswered(Failure failure) {
    return failure.code() == Code.EC2_THROTTLED || failure.code() == Code.EC2_UNAVAILABLE;
  }

  private int list(boolean withStatus) {
    new Inquiry(inquiry()).lines(order, withStatus).forEach(console.out());
    return DONE;
  }

  private int done(String said) {
    console.out().accept(said);
    return DONE;
  }

  /** Lets the other side of a split cluster shoot first. */
  private void delay() {
    if (order.delay().isPositive()) {
      new Waits(clock, order.delay(), order.delay()).pause(Deadline.never(clock));
    }
  }

  private Session power() {
    return session(Deadline.never(clock));
  }

  private Session inquiry() {
    return session(Deadline.after(clock, INQUIRY_LIMIT));
  }

  private Session session(Deadline deadline) {
    Site found = sites.find(order, deadline);
    Site site = new Site(new RecordedEc2(found.ec2(), recorder), found.region(), found.self());
    recorder.crowd().seenBy(found.self().orElseGet(() -> String.join(",", order.plugs())));
    Persistence persistence = new Persistence(clock, deadline, recorder.crowd());
    Proof proof = new Proof(site, persistence, new Sightings(journal));
    return new Session(site, persistence, recorder, complaints::add, proof);
  }
}
