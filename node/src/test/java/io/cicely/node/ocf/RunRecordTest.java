package io.cicely.node.ocf;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunRecordTest {
  private static final Ipv4 VIP = Ipv4.parse("192.168.1.50");
  private static final Ipv4 OTHER = Ipv4.parse("192.168.1.51");
  private static final RunRecord RECORD =
      new RunRecord(
          "eni-1",
          "02:00:00:00:00:50",
          Ipv4Network.parse("192.168.0.0/22"),
          Duration.ofMillis(4710));

  @TempDir private Path folder;

  @Test
  void readsWhatItWrote() throws IOException {
    File run = folder.resolve("cicely").toFile();
    assertThat(RunRecord.read(run, VIP)).isNull();
    RECORD.write(run, VIP);
    assertThat(RunRecord.read(run, VIP)).isEqualTo(RECORD);
    assertThat(RunRecord.read(run, OTHER)).isNull();
    assertThat(RunRecord.delete(run, VIP)).isTrue();
    assertThat(RunRecord.read(run, VIP)).isNull();
    assertThat(RunRecord.delete(run, VIP)).isFalse();
  }

  @Test
  void takesARecordThatIsNoneForNone() throws IOException {
    Path file = folder.resolve("vip-192.168.1.50");
    for (String text :
        List.of(
            "",
            "eni-1",
            "eni-1 02:00 here",
            "eni-1 02:00 - late",
            "eni-1 02:00 - -1",
            "eni-1 02:00 - 18446744073709551615")) {
      Files.writeString(file, text);
      assertThat(RunRecord.read(folder.toFile(), VIP)).as(text).isNull();
    }
  }

  @Test
  void isAsOldAsTheMachineHasBeenUpSinceItWasWritten() {
    assertThat(RECORD.age(Duration.ofMillis(9710))).isEqualTo(Duration.ofSeconds(5));
    assertThat(RECORD.age(null)).isZero();
  }

  @Test
  void hasNoKnownAgeIfAnEarlierVersionWroteIt() throws IOException {
    Files.writeString(folder.resolve("vip-192.168.1.50"), "eni-1 02:00:00:00:00:50 -\n");
    RunRecord old = new RunRecord("eni-1", "02:00:00:00:00:50", null, null);
    assertThat(RunRecord.read(folder.toFile(), VIP)).isEqualTo(old);
    assertThat(old.age(Duration.ofDays(1))).isZero();
    old.write(folder.toFile(), VIP);
    assertThat(RunRecord.read(folder.toFile(), VIP)).isEqualTo(old);
  }

  @Test
  void knowsAnotherVipOnTheSameEni() throws IOException {
    RECORD.write(folder.toFile(), VIP);
    Files.writeString(folder.resolve("vip-stray"), "x");
    Files.writeString(folder.resolve("instance"), "i-1 eu-west-1");
    assertThat(RunRecord.isShared(folder.toFile(), VIP, "eni-1")).as("itself").isFalse();
    assertThat(RunRecord.isShared(folder.toFile(), OTHER, "eni-1")).isTrue();
    assertThat(RunRecord.isShared(folder.toFile(), OTHER, "eni-2")).isFalse();
    assertThat(RunRecord.isShared(folder.resolve("none").toFile(), VIP, "eni-1")).isFalse();
  }
}
