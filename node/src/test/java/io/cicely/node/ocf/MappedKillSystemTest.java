package io.cicely.node.ocf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * kill -9 before each call to EC2 in each mode: the next action carries on from what it sees. Each
 * with {@code -Dcicely.depth=full}, else a sample.
 */
@Tag("system")
final class MappedKillSystemTest extends MappedSystem {
  record Kill(MappedVip vip, String call) {}

  static Stream<Kill> inStart() {
    return Sample.of("MappedKillSystemTest", kills(MappedVip::callsOfStart), 8);
  }

  static Stream<Kill> inStop() {
    return Sample.of("MappedKillSystemTest", kills(MappedVip::callsOfStop), 2);
  }

  private static List<Kill> kills(Function<MappedVip, List<String>> calls) {
    return Arrays.stream(MappedVip.values())
        .flatMap(vip -> calls.apply(vip).stream().map(call -> new Kill(vip, call)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("inStart")
  void startThatWasKilledIsFinishedByTheNext(Kill kill) throws IOException, InterruptedException {
    MappedVip vip = kill.vip();
    atEva(vip);
    kill("start", kill);
    assertThat(code(vip, "monitor")).isIn(0, 1, 7);
    must(vip, "start");
    assertThat(where(vip)).isEqualTo(vip.atAdam);
    must(vip, "monitor", DEEP);
    atEva(vip);
    kill("start", kill);
    must(vip, "stop");
    assertStopped(vip);
  }

  @ParameterizedTest
  @MethodSource("inStop")
  void stopThatWasKilledIsFinishedByTheNext(Kill kill) throws IOException, InterruptedException {
    MappedVip vip = kill.vip();
    running(vip);
    kill("stop", kill);
    must(vip, "stop");
    assertStopped(vip);
    running(vip);
    kill("stop", kill);
    must(vip, "start");
    must(vip, "monitor", DEEP);
  }

  private void kill(String action, Kill kill) throws IOException, InterruptedException {
    node.ec2("fail " + kill.call() + " hang");
    Process agent = node.begin(action, kill.vip().settings());
    while (node.ec2("hits").equals("0")) {
      assertThat(agent.isAlive()).as("%s reaches %s", action, kill).isTrue();
    }
    agent.destroyForcibly().waitFor();
    node.ec2("heal");
  }
}
