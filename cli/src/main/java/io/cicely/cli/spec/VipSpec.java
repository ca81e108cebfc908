package io.cicely.cli.spec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wanted VIP.
 *
 * @param name of its Pacemaker resource
 * @param prefers the node where it is to be while that is healthy; null: none
 * @param roleArn a role that the agent assumes; null: none
 * @param profile a profile of the AWS configuration; null: the AWS SDK's own chain
 * @param services what is grouped with it, started after it in this order
 */
public record VipSpec(
    String name,
    Carrier carrier,
    @Nullable String prefers,
    @Nullable String roleArn,
    @Nullable String profile,
    List<Service> services) {
  public VipSpec {
    services = List.copyOf(services);
  }
}
