package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.Disturbance;
import io.cicely.cli.drill.Rehearsal;
import io.cicely.cli.drill.Rehearsed;
import io.cicely.cli.spec.Mode;
import io.cicely.node.time.Clock;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A cluster whose VIP is a secondary IPv6 address, which EC2 reassigns by two calls. */
@Tag("lab")
@ExtendWith(LabExtension.class)
@LabOf(mode = Mode.SECONDARY_IP, ipv6 = true)
class Ipv6VipTest {
  private final Lab lab;
  private final Rehearsal rehearsal;

  Ipv6VipTest(Lab lab) {
    this.lab = lab;
    this.rehearsal = new Rehearsal(lab, "vip", Clock.system());
  }

  @ParameterizedTest
  @EnumSource
  void theVipChangesHandsAndLeavesNothingBehind(Disturbance disturbance) {
    lab.awaitReady(Trial.READY);
    assertThat(lab.address()).contains(":");
    Rehearsed seen = rehearsal.run(disturbance);
    assertThat(seen.broken()).isEmpty();
    assertThat(seen.to()).isNotEqualTo(seen.from());
  }
}
