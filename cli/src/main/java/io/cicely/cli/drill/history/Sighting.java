package io.cicely.cli.drill.history;

/**
 * One line of a probe's history. Times are nanoseconds of the machine's monotonic clock, which all
 * namespaces of one machine share.
 */
public sealed interface Sighting {
  long sequence();

  long atNanos();

  /** A datagram left for the VIP. */
  record Sent(long sequence, long atNanos) implements Sighting {}

  /** {@code node} answered that datagram; two nodes may answer the same one, and that is seen. */
  record Answered(long sequence, long atNanos, String node) implements Sighting {}

  /** Written and read by {@link #toLine} and {@link #fromLine} only. */
  default String toLine() {
    return switch (this) {
      case Sent sent -> "sent " + sent.sequence + " " + sent.atNanos;
      case Answered answered ->
          "answered " + answered.sequence + " " + answered.atNanos + " " + answered.node;
    };
  }

  static Sighting fromLine(String line) {
    String[] words = line.split(" ");
    if (words.length == 3 && words[0].equals("sent")) {
      return new Sent(Long.parseLong(words[1]), Long.parseLong(words[2]));
    }
    if (words.length == 4 && words[0].equals("answered")) {
      return new Answered(Long.parseLong(words[1]), Long.parseLong(words[2]), words[3]);
    }
    throw new IllegalArgumentException("Not a line of a probe's history: '" + line + "'");
  }
}
