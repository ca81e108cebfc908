package io.cicely.cli.drill.check;

import io.cicely.cli.drill.history.Ec2Work;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** How much of an outage is EC2's own: the time in which it was busy, each moment counted once. */
public final class Ec2Time {
  private Ec2Time() {}

  public static Duration within(List<Outage> outages, List<Ec2Work> work) {
    return outages.stream()
        .map(outage -> within(outage, work))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration within(Outage outage, List<Ec2Work> work) {
    long end = outage.fromNanos() + outage.length().toNanos();
    long counted = outage.fromNanos();
    long sum = 0;
    for (Ec2Work each :
        work.stream().sorted(Comparator.comparingLong(Ec2Work::fromNanos)).toList()) {
      long from = Math.max(each.fromNanos(), counted);
      long to = Math.min(each.toNanos(), end);
      if (to > from) {
        sum += to - from;
        counted = to;
      }
    }
    return Duration.ofNanos(sum);
  }
}
