package io.cicely.node.net;

/**
 * A unicast route over one link; {@code destination} is "default" or a range, {@code via} and
 * {@code source} are empty where it has none.
 */
public record Route(
    long table, String destination, String via, String link, String source, long metric) {
  /** The table of ordinary traffic (linux/rtnetlink.h, RT_TABLE_MAIN). */
  public static final long MAIN_TABLE = 254;

  /** The destination that every address fits. */
  public static final String DEFAULT = "default";

  /** Whether it is the main table's. */
  public boolean isMain() {
    return table == MAIN_TABLE;
  }
}
