package io.cicely.node.proof.model;

import java.util.ArrayList;
import java.util.List;

/**
 * EC2 as it is, and as a Describe may still show it: {@code past} has what was before, latest
 * first. Only what the API shows counts as a difference.
 */
public record Cloud(Ec2Moment now, List<Ec2Moment> past) {
  /** All moments that a Describe may show, the present one first. */
  public List<Ec2Moment> views() {
    if (past.isEmpty()) {
      return List.of(now);
    }
    List<Ec2Moment> views = new ArrayList<>(past.size() + 1);
    views.add(now);
    views.addAll(past);
    return views;
  }

  /** After a change; a Describe may lag by so many changes. */
  Cloud changed(Ec2Moment next, int lag) {
    if (next.world().inventory().equals(now.world().inventory())
        && next.world().network().equals(now.world().network())) {
      return new Cloud(next, past);
    }
    List<Ec2Moment> views = views();
    return new Cloud(next, views.subList(0, Math.min(lag, views.size())));
  }

  /** After a time that is longer than any lag. */
  Cloud settled() {
    return past.isEmpty() ? this : new Cloud(now, List.of());
  }
}
