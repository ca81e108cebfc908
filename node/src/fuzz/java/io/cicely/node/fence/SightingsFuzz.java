package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cicely.node.journal.Entry;
import io.cicely.node.journal.Event;
import io.cicely.node.journal.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Any journal: a sighting is in it if it was written, whatever stands around it. */
final class SightingsFuzz {
  private static final String ID = "i-0aaaaaaaaaaaaaaa1";
  private static final String ACCOUNT = "123456789012";
  private static final String REGION = "eu-west-1";
  private static final String SAW =
      "instance " + ID + " of account " + ACCOUNT + " in " + REGION + ": ";

  @FuzzTest
  void findsWhatWasWrittenAndNothingElse(byte[] data) throws IOException {
    Path file = Files.createTempFile("cicely-fuzz", ".jsonl");
    try {
      Files.write(file, data);
      Journal journal = new Journal(file);
      boolean there = new Sightings(journal).contain(ID, ACCOUNT, REGION);
      if (there) {
        assertThat(new String(data, StandardCharsets.ISO_8859_1)).contains(SAW);
      }
      Files.write(
          file,
          (new String(data, StandardCharsets.ISO_8859_1) + "\n")
              .getBytes(StandardCharsets.ISO_8859_1));
      assertThat(journal.append(monitor())).isTrue();
      assertThat(new Sightings(journal).contain(ID, ACCOUNT, REGION)).isTrue();
    } finally {
      Files.delete(file);
    }
  }

  private static Entry monitor() {
    return new Entry(
        Instant.EPOCH,
        Duration.ZERO,
        "fence",
        "monitor",
        ID,
        0,
        "",
        List.of(new Event.Saw(Duration.ZERO, SAW + "running")));
  }
}
