package io.cicely.node.ocf;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cicely.node.net.Ipv4;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Any file under /run: no record, or one that is written as it was read. */
final class RunRecordFuzz {
  private static final Ipv4 VIP = Ipv4.parse("192.168.1.50");

  @FuzzTest
  void readsNoneOrOneThatIsWrittenAsItWasRead(byte[] data) throws IOException {
    Path folder = Files.createTempDirectory("cicely-fuzz");
    Path file = folder.resolve("vip-" + VIP);
    try {
      Files.write(file, data);
      @Nullable RunRecord record = RunRecord.read(folder.toFile(), VIP);
      if (record != null) {
        record.write(folder.toFile(), VIP);
        assertThat(RunRecord.read(folder.toFile(), VIP)).isEqualTo(record);
      }
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
