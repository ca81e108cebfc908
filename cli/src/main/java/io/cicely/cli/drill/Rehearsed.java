package io.cicely.cli.drill;

import io.cicely.cli.drill.check.Outage;
import java.time.Duration;
import java.util.List;

/**
 * What one rehearsal showed.
 *
 * @param from the node that answered before
 * @param to the node that answers afterwards
 * @param outage how long the client was without an answer, all losses added up
 * @param outages each stretch of it
 * @param ec2 how much of the outage EC2 itself was busy
 * @param overhead what of the outage was neither EC2's time nor, after a crash, before its fencing
 *     was confirmed
 * @param calls how many calls EC2 answered, from the disturbance until all was well
 * @param broken the promises that did not hold, in words; empty when all did
 */
public record Rehearsed(
    Disturbance disturbance,
    String from,
    String to,
    Duration outage,
    List<Outage> outages,
    Duration ec2,
    Duration overhead,
    int calls,
    List<String> broken) {
  public Rehearsed {
    outages = List.copyOf(outages);
    broken = List.copyOf(broken);
  }
}
