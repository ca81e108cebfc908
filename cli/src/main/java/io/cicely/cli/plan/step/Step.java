package io.cicely.cli.plan.step;

import java.util.List;

/**
 * One change that a plan makes.
 *
 * @param <C> the changes of its stage: data enough to carry it out
 * @param where it takes place: {@code EC2}, a node's name, {@code cluster}
 * @param what is changed, in words that follow "create", "update" or "delete"
 * @param details what exactly differs, one line each; never a secret
 */
public record Step<C>(
    C change, Kind kind, Impact impact, String where, String what, List<String> details) {
  public Step {
    details = List.copyOf(details);
  }
}
