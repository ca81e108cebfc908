package io.cicely.sim.policy;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A statement of a policy.
 *
 * @param actions patterns such as {@code ec2:Describe*}
 * @param resources patterns of ARNs
 * @param conditions all of which must hold
 */
public record Statement(
    Effect effect, List<String> actions, List<String> resources, List<Condition> conditions) {

  /** What a statement does with what it matches. */
  public enum Effect {
    ALLOW,
    DENY
  }

  public Statement {
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  /** Whether the statement speaks of the action on the resource. */
  boolean matches(Request request, Resource resource) {
    SortedMap<String, String> keys = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    keys.putAll(request.keys());
    keys.putAll(resource.keys());
    return actions.stream().anyMatch(each -> Wildcard.matchesIgnoringCase(each, request.action()))
        && resources.stream().anyMatch(each -> Wildcard.matches(each, resource.arn()))
        && conditions.stream().allMatch(each -> each.holds(keys));
  }
}
