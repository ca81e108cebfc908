package io.cicely.sim.server;

import io.cicely.sim.action.Action;
import io.cicely.sim.policy.Policy;
import io.cicely.sim.policy.Policy.Decision;
import io.cicely.sim.policy.Policy.Verdict;
import io.cicely.sim.policy.Request;
import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.World;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/**
 * Who may do what. Unlike in AWS, a principal without a policy may do everything, until it is given
 * one: a simulator without any set-up serves everybody.
 */
public final class Permissions {
  private final Map<String, Policy> policies = new ConcurrentHashMap<>();

  /**
   * From now on, the principal may do what the policy says.
   *
   * @param principal the ARN of a user or a role, as in {@code arn:aws:iam::123456789012:role/node}
   */
  public void grant(String principal, Policy policy) {
    policies.put(principal, policy);
  }

  /** From now on, the principal may do everything again. */
  public void revoke(String principal) {
    policies.remove(principal);
  }

  /**
   * Refuses a call that the caller's policy does not allow on every resource that it is on.
   *
   * @throws Ec2Error {@code UnauthorizedOperation}, 403
   */
  void check(Caller caller, Action<?> action, World world, Ec2Request request) {
    Policy policy = policies.getOrDefault(principal(caller.arn()), Policy.ADMINISTRATOR);
    List<Resource> resources = action.resources(world, request);
    String region = world.account().region();
    var keys = new TreeMap<>(Map.of("ec2:Region", region, "aws:RequestedRegion", region));
    String name = "ec2:" + action.name();
    Verdict verdict = policy.judge(new Request(name, resources, keys));
    if (verdict.decision() != Decision.ALLOWED) {
      throw denied(caller, name, verdict);
    }
  }

  /** The refusal for want of any permission. */
  static Ec2Error denied(Caller caller, String action) {
    return denied(caller, action, new Verdict(Decision.IMPLICIT_DENY, "*"));
  }

  /** The role of a session, or the user. */
  private static String principal(String arn) {
    String[] parts = arn.split("[:/]");
    return arn.contains(":assumed-role/") ? "arn:aws:iam::" + parts[4] + ":role/" + parts[6] : arn;
  }

  /** In AWS's words; the encoded part is what DecodeAuthorizationMessage would decode. */
  private static Ec2Error denied(Caller caller, String action, Verdict verdict) {
    String on = verdict.resource().equals("*") ? "" : " on resource: " + verdict.resource();
    String because =
        verdict.decision() == Decision.EXPLICIT_DENY
            ? " with an explicit deny in an identity-based policy"
            : " because no identity-based policy allows the " + action + " action";
    String detail = caller.arn() + " " + action + " " + verdict;
    String encoded = Base64.getUrlEncoder().encodeToString(detail.getBytes(StandardCharsets.UTF_8));
    return new Ec2Error(
        "UnauthorizedOperation",
        "You are not authorized to perform this operation. User: "
            + caller.arn()
            + " is not authorized to perform: "
            + action
            + on
            + because
            + ". Encoded authorization failure message: "
            + encoded,
        403);
  }
}
