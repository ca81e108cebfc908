package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.ec2.InstanceState.Known;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An instance that EC2 does not know is off only if it once was there, and there is here. */
class ProofTest extends Range {
  private static final String NEVER = "i-0bbbbbbbbbbbbbbb1";

  @Test
  void whatAMonitorOnceSawAndEc2NoLongerKnowsIsOff() {
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    ec2.forget(ADAM);
    assertThat(fence("-o", "status", "-n", ADAM)).isEqualTo(2);
    assertThat(fence("-o", "reboot", "-n", ADAM)).isZero();
    assertThat(ec2.calls("start")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "reboot", "status", "on"})
  void whatEc2NeverShowedHereIsNothing(String action) {
    assertThat(fence("-o", action, "-n", NEVER)).isOne();
    assertThat(err).singleElement().asString().contains("INSTANCE_UNKNOWN", FakeEc2.ACCOUNT);
  }

  @Test
  void whatWasSeenInAnotherAccountProvesNothing() {
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    ec2.forget(ADAM);
    ec2.account = "210987654321";
    assertThat(fence("-o", "off", "-n", ADAM)).isOne();
    assertThat(err).singleElement().asString().contains("account 210987654321");
  }

  @Test
  void whatWasSeenInAnotherRegionProvesNothing() {
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    ec2.forget(ADAM);
    region = "eu-west-2";
    assertThat(fence("-o", "off", "-n", ADAM)).isOne();
    assertThat(err).singleElement().asString().contains("eu-west-2");
  }

  @Test
  void aSightingThatWasCutShortProvesNothing() throws IOException {
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    Path file = folder.resolve("journal.jsonl");
    String line = Files.readString(file);
    Files.writeString(file, line.substring(0, line.indexOf(": running")));
    ec2.forget(ADAM);
    assertThat(fence("-o", "off", "-n", ADAM)).isOne();
  }

  @Test
  void whatTheFilterDoesNotShowButTheIdDoesIsStoppedOnceItIsSeen() {
    ec2.hidden.add(ADAM);
    clock.inPause(3, () -> ec2.hidden.clear());
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
    assertThat(ec2.state(ADAM)).isEqualTo(Known.STOPPED);
  }

  @Test
  void whatIsGoneCannotBePoweredOn() {
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    ec2.forget(ADAM);
    assertThat(fence("-o", "on", "-n", ADAM)).isOne();
    assertThat(err).singleElement().asString().contains("no longer knows it", "replaces");
  }

  @Test
  void aLineThatWasCutWithinACharacterHidesNoOther() throws IOException {
    Path file = folder.resolve("journal.jsonl");
    Files.write(file, new byte[] {'{', '"', (byte) 0xc3, '\n'});
    assertThat(fence("-o", "monitor", "-n", ADAM)).isZero();
    ec2.forget(ADAM);
    assertThat(fence("-o", "off", "-n", ADAM)).isZero();
  }
}
