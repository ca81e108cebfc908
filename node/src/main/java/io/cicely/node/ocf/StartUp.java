package io.cicely.node.ocf;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** How long ago this process and this machine began. */
final class StartUp {
  /** USER_HZ, which Linux shows to programs on every architecture that EC2 has. */
  private static final long TICKS_PER_SECOND = 100;

  /** The fields of proc(5) stat between the command's closing bracket and starttime. */
  private static final int FIELDS_BEFORE_START = 19;

  private StartUp() {}

  /**
   * The age of this process, to 10 ms; zero if /proc does not tell. Pacemaker's timeout counts from
   * there, launcher included.
   */
  static Duration age() {
    try {
      String stat = read("/proc/self/stat");
      StringTokenizer fields = new StringTokenizer(stat.substring(stat.lastIndexOf(')') + 1));
      for (int field = 0; field < FIELDS_BEFORE_START; field++) {
        fields.nextToken();
      }
      long startMs = Long.parseLong(fields.nextToken()) * 1000 / TICKS_PER_SECOND;
      return Duration.ofMillis(Math.max(0, upMs() - startMs));
    } catch (IOException | NumberFormatException untold) {
      return Duration.ZERO;
    }
  }

  /**
   * How long the machine has been up, to 10 ms; null if /proc does not tell. Unlike the wall clock
   * it never jumps.
   */
  static @Nullable Duration up() {
    try {
      return Duration.ofMillis(upMs());
    } catch (IOException | NumberFormatException untold) {
      return null;
    }
  }

  private static long upMs() throws IOException {
    String uptime = new StringTokenizer(read("/proc/uptime")).nextToken();
    return Math.round(Double.parseDouble(uptime) * 1000);
  }

  private static String read(String path) throws IOException {
    try (FileInputStream file = new FileInputStream(path)) {
      return new String(file.readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
