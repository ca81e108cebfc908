package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.failure.Failure;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What befalls a node beside a crash: the cluster gets over it as it would on EC2. */
@Tag("lab")
@ExtendWith(LabExtension.class)
class MishapTest {
  private static final Duration READY = Duration.ofMinutes(3);

  private static final String MARK = "/run/not-booted-since";

  private final Lab lab;

  MishapTest(Lab lab) {
    this.lab = lab;
  }

  @AfterEach
  void mend() {
    lab.heal();
    lab.awaitReady(READY);
  }

  @Test
  void ofTwoNodesThatDoNotHearEachOtherTheDelayedOneSurvives() {
    lab.awaitReady(READY);
    mark("adam");
    mark("eva");
    lab.partition("eva");
    Trial.await("eva boots again", READY, () -> isUp("eva") && !isMarked("eva"));
    lab.heal();
    assertThat(lab.awaitReady(READY)).isEqualTo("adam");
    assertThat(isMarked("adam")).isTrue();
  }

  @Test
  void aFrozenOwnerIsFencedAndTheVipAnswersElsewhere() {
    String owner = lab.awaitReady(READY);
    lab.freeze(owner);
    assertThat(lab.awaitReady(READY)).isNotEqualTo(owner);
  }

  @Test
  void aNodeThatPowersItselfOffIsStoppedInEc2AndStartsAgain() {
    String owner = lab.awaitReady(READY);
    String other = new Trial(lab).other(owner);
    lab.run(other, READY, "systemctl", "poweroff");
    Trial.await("EC2 sees it off", READY, () -> state(other).equals("stopped"));
    lab.start(other);
    assertThat(lab.awaitReady(READY)).isEqualTo(owner);
  }

  /** A mark that the next boot removes. */
  private void mark(String node) {
    assertThat(lab.run(node, READY, "touch", MARK).succeeded()).isTrue();
  }

  private boolean isMarked(String node) {
    return lab.run(node, READY, "test", "-e", MARK).succeeded();
  }

  private boolean isUp(String node) {
    try {
      return lab.run(node, READY, "systemctl", "is-active", "systemd-journald").succeeded();
    } catch (Failure off) {
      return false;
    }
  }

  private String state(String node) {
    return lab.status().stream()
        .filter(machine -> machine.name().equals(node))
        .findFirst()
        .orElseThrow()
        .state();
  }
}
