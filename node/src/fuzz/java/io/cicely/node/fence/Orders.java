package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.Select;

/** What holds of every order that was accepted. */
final class Orders {
  private Orders() {}

  static void check(Order order) {
    assertThat(order.delay().isNegative()).isFalse();
    assertThat(order.plugs().isEmpty() && order.action().needsPlug()).isFalse();
    assertThat(order.release()).allMatch(eni -> eni.startsWith("eni-"));
    if (order.filter() instanceof Select.Matching(var filters)) {
      assertThat(filters)
          .noneMatch(filter -> filter.name().isBlank())
          .noneMatch(filter -> filter.values().stream().anyMatch(String::isBlank));
    }
  }
}
