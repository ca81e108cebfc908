package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.nio.charset.StandardCharsets;

/** Any command line, a word in each line: an order, or what is wrong. */
final class OptionsFuzz {

  @FuzzTest
  void readsAnOrderOrSaysWhatIsWrong(byte[] data) {
    try {
      Orders.check(
          Order.of(Input.ofOptions(new String(data, StandardCharsets.UTF_8).lines().toList())));
    } catch (Failure invalid) {
      assertThat(invalid.code()).isEqualTo(Code.PARAMETER_INVALID);
    }
  }
}
