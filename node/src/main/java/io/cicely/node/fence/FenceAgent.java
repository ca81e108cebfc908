package io.cicely.node.fence;

import io.cicely.node.failure.Failure;
import io.cicely.node.journal.Entry;
import io.cicely.node.journal.Journal;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** One run of the agent: carries out an order, says how it went, and writes it down. */
final class FenceAgent {
  /** FenceAgentAPI, "Agent Operations and Return Values". */
  static final int DONE = 0;

  static final int FAILED = 1;
  static final int IS_OFF = 2;

  /** A question is asked again by Pacemaker; a trouble that lasts is an answer to it. */
  private static final Duration INQUIRY_LIMIT = Duration.ofSeconds(15);

  private final Sites sites;
  private final Clock clock;
  private final Journal journal;
  private final Consumer<String> out;
  private final Consumer<String> err;

  FenceAgent(
      Sites sites, Clock clock, Journal journal, Consumer<String> out, Consumer<String> err) {
    this.sites = sites;
    this.clock = clock;
    this.journal = journal;
    this.out = out;
    this.err = err;
  }

  /** The exit code. */
  int carryOut(Order order) {
    Instant at = clock.now();
    Log log = new Log(clock, order.verbose() ? err : _ -> {});
    int exitCode;
    String reason;
    try {
      exitCode = act(order, log);
      log.warnings().forEach(err);
      reason = String.join("; ", log.warnings());
    } catch (Failure failure) {
      exitCode = FAILED;
      reason = String.valueOf(failure.getMessage());
      err.accept(reason);
    }
    String action = order.action().word();
    journal.append(
        new Entry(
            at, log.elapsed(), "fence", action, order.plug(), exitCode, reason, log.events()));
    return exitCode;
  }

  private int act(Order order, Log log) {
    return switch (order.action()) {
      case OFF -> off(order, log);
      case REBOOT -> reboot(order, log);
      case ON -> on(order, log);
      case STATUS -> status(order, log);
      case MONITOR -> monitor(order, log);
      case LIST -> list(order, log, false);
      case LIST_STATUS -> list(order, log, true);
      case METADATA, MANPAGE -> done(Metadata.text());
      case VALIDATE_ALL -> DONE;
    };
  }

  private int off(Order order, Log log) {
    delay(order);
    Session session = power(order, log);
    new Fencing(session).off(session.target(order), order.release());
    return done("Success: Powered OFF");
  }

  private int reboot(Order order, Log log) {
    delay(order);
    Session session = power(order, log);
    new Fencing(session).reboot(session.target(order), order.release());
    return done("Success: Rebooted");
  }

  private int on(Order order, Log log) {
    Session session = power(order, log);
    new Fencing(session).on(session.target(order));
    return done("Success: Powered ON");
  }

  private int status(Order order, Log log) {
    Session session = inquiry(order, log);
    boolean off = new Inquiry(session).isOff(session.target(order));
    out.accept(off ? "Status: OFF" : "Status: ON");
    return off ? IS_OFF : DONE;
  }

  private int monitor(Order order, Log log) {
    new Inquiry(inquiry(order, log)).monitor(order);
    return DONE;
  }

  private int list(Order order, Log log, boolean withStatus) {
    new Inquiry(inquiry(order, log)).lines(order, withStatus).forEach(out);
    return DONE;
  }

  private int done(String said) {
    out.accept(said);
    return DONE;
  }

  /** Lets the other side of a split cluster shoot first. */
  private void delay(Order order) {
    if (order.delay().isPositive()) {
      new Waits(clock, order.delay(), order.delay()).pause(Deadline.never(clock));
    }
  }

  private Session power(Order order, Log log) {
    return session(order, log, Deadline.never(clock));
  }

  private Session inquiry(Order order, Log log) {
    return session(order, log, Deadline.after(clock, INQUIRY_LIMIT));
  }

  private Session session(Order order, Log log, Deadline deadline) {
    Site found = sites.find(order, deadline);
    Site site = new Site(new LoggedEc2(found.ec2(), log), found.region(), found.self());
    Persistence persistence = new Persistence(clock, deadline);
    Proof proof = new Proof(site, persistence, new Sightings(journal));
    return new Session(site, persistence, log, proof);
  }
}
