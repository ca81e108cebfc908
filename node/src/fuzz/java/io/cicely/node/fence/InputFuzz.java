package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Any standard input: an order, the same as the command line would make, or what is wrong. */
final class InputFuzz {

  @FuzzTest
  void readsAnOrderOrSaysWhatIsWrong(byte[] data) {
    Map<Parameter, String> given =
        Input.ofLines(new String(data, StandardCharsets.UTF_8).lines().toList());
    Order order;
    try {
      order = Order.of(given);
    } catch (Failure invalid) {
      assertThat(invalid.code()).isEqualTo(Code.PARAMETER_INVALID);
      return;
    }
    Orders.check(order);
    assertThat(Order.of(Input.ofOptions(options(given)))).isEqualTo(order);
  }

  private static List<String> options(Map<Parameter, String> given) {
    List<String> options = new ArrayList<>();
    given.forEach(
        (parameter, value) -> {
          if (parameter.takesValue()) {
            options.add("--" + parameter.longOption() + "=" + value);
          } else if (Order.isSet(given, parameter)) {
            options.add("--" + parameter.longOption());
          }
        });
    return options;
  }
}
