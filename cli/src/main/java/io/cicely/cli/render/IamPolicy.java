package io.cicely.cli.render;

import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.FencingSpec;
import io.cicely.cli.spec.VipSpec;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * The least that one role needs for a cluster.
 *
 * @param role the ARN of a role that is assumed; null: the role of the nodes' instances
 * @see <a
 *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html">
 *     Actions, resources, and condition keys for Amazon EC2</a>
 */
public record IamPolicy(@Nullable String role, List<Statement> statements) {
  public IamPolicy {
    statements = List.copyOf(statements);
  }

  /** The policies that the cluster needs: the nodes' first, then that of each role_arn. */
  public static List<IamPolicy> of(ClusterSpec spec) {
    SequencedSet<@Nullable String> roles = new LinkedHashSet<>();
    roles.add(null);
    roles.add(spec.fencing().roleArn());
    spec.vips().stream().map(VipSpec::roleArn).forEach(roles::add);
    return roles.stream().map(role -> of(spec, role)).toList();
  }

  private static IamPolicy of(ClusterSpec spec, @Nullable String role) {
    Grants grants = new Grants(spec, role);
    if (role == null) {
      grants.assume();
    }
    if (Objects.equals(role, spec.fencing().roleArn())) {
      grants.fence();
      if (spec.fencing().agent() == FencingSpec.Agent.CICELY) {
        grants.release();
      }
    }
    for (VipSpec vip : spec.vips()) {
      if (Objects.equals(role, vip.roleArn())) {
        grants.move(vip.carrier());
      }
      if (role == null) {
        grants.moveAsNode(vip.carrier());
      }
    }
    return new IamPolicy(role, grants.statements());
  }

  /** The policy document that IAM takes. */
  public SequencedMap<String, Object> document() {
    SequencedMap<String, Object> document = new LinkedHashMap<>();
    document.put("Version", "2012-10-17");
    document.put("Statement", statements.stream().map(Statement::data).toList());
    return document;
  }
}
