package io.cicely.sim.policy;

import io.cicely.sim.policy.Statement.Effect;
import java.util.List;

/** What a principal may do: the statements of all policies that are attached to it. */
public record Policy(List<Statement> statements) {
  /** Everything, as AdministratorAccess allows it. */
  public static final Policy ADMINISTRATOR =
      new Policy(List.of(new Statement(Effect.ALLOW, List.of("*"), List.of("*"), List.of())));

  public Policy {
    statements = List.copyOf(statements);
  }

  /** A judgement, in IAM's words. */
  public enum Decision {
    ALLOWED,
    /** No statement allows it. */
    IMPLICIT_DENY,
    /** A statement denies it. */
    EXPLICIT_DENY
  }

  /**
   * A judgement and what decided it.
   *
   * @param resource the first resource without permission, {@code *} when there is none
   */
  public record Verdict(Decision decision, String resource) {}

  /** Judges the call: it needs a permission on each of its resources. */
  public Verdict judge(Request request) {
    for (Resource resource : request.resources()) {
      Decision decision = judge(request, resource);
      if (decision != Decision.ALLOWED) {
        return new Verdict(decision, resource.arn());
      }
    }
    return new Verdict(Decision.ALLOWED, "*");
  }

  private Decision judge(Request request, Resource resource) {
    List<Statement> matching =
        statements.stream().filter(each -> each.matches(request, resource)).toList();
    if (matching.stream().anyMatch(each -> each.effect() == Effect.DENY)) {
      return Decision.EXPLICIT_DENY;
    }
    return matching.isEmpty() ? Decision.IMPLICIT_DENY : Decision.ALLOWED;
  }
}
