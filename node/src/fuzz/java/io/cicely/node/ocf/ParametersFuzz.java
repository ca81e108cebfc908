package io.cicely.node.ocf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Ip;
import io.cicely.node.vip.Vip;

/** Any environment: a parameter is right, or it is named as wrong. */
final class ParametersFuzz {

  @FuzzTest
  void takesWhatIsRightAndNamesWhatIsNot(byte[] data) {
    Parameters parameters = new Parameters(EnvironmentText.of(data).environment());
    assertThat(parameters.timeoutMs()).isPositive();
    int _ = parameters.checkLevel();
    boolean _ = parameters.shouldBeStopped();
    try {
      parameters.check();
    } catch (Failure invalid) {
      assertThat(invalid.code()).isIn(Code.PARAMETER_INVALID, Code.NODE_UNSUITABLE);
      return;
    }
    Vip vip = parameters.vip();
    assertThat(parameters.rest().address()).isEqualTo(vip.address());
    assertThat(Ip.parse(vip.address().toString())).isEqualTo(vip.address());
    if (vip instanceof Vip.Eni(var _, String id)) {
      assertThat(id).matches("eni-[0-9a-fA-F]{8,}");
    }
    if (vip instanceof Vip.Route(var _, var _, var tables)) {
      assertThat(tables).isNotEmpty().allMatch(id -> id.matches("rtb-[0-9a-fA-F]{8,}"));
    }
  }
}
