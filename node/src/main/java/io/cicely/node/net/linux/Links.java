package io.cicely.node.net.linux;

import io.cicely.node.net.Change.Setting;
import io.cicely.node.net.Link;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The links of this machine as /sys shows them. A link may go at any moment: then it is not there.
 */
public final class Links {
  private static final int ENABLED_FLAG = 1;
  private static final int LARGEST_FILE_BYTES = 4096;
  private static final String LOWER_LINK = "lower_";

  private final String sys;
  private final String settings;

  /** The links of the network namespace that /sys and /proc show. */
  public Links() {
    this("/sys/class/net", "/proc/sys/net/ipv4/conf");
  }

  Links(String sys, String settings) {
    this.sys = sys;
    this.settings = settings;
  }

  /**
   * All links in the order in which they came up, the primary ENI's before those of other ENIs;
   * those that stand on another link (VLANs and the like share its MAC) come last.
   */
  public List<Link> all() {
    SortedMap<Integer, Link> own = new TreeMap<>();
    SortedMap<Integer, Link> standing = new TreeMap<>();
    String[] names = new File(sys).list();
    for (String name : names == null ? new String[0] : names) {
      try {
        int index = Integer.parseInt(read(sys, name, "ifindex"));
        (standsOnAnother(name) ? standing : own).put(index, link(name));
      } catch (IOException _) {
        // Gone since the list was read.
      }
    }
    List<Link> all = new ArrayList<>(own.values());
    all.addAll(standing.values());
    return all;
  }

  /** Whether a link has that MAC address. */
  boolean has(String macAddress) {
    String[] names = new File(sys).list();
    for (String name : names == null ? new String[0] : names) {
      try {
        if (macAddress(name).equals(macAddress)) {
          return true;
        }
      } catch (IOException _) {
        // Gone since the list was read.
      }
    }
    return false;
  }

  private Link link(String name) throws IOException {
    String flags = read(sys, name, "flags");
    String state = read(sys, name, "operstate");
    return new Link(
        name,
        macAddress(name),
        (Integer.parseInt(flags.substring("0x".length()), 16) & ENABLED_FLAG) != 0,
        !state.endsWith("down"),
        Integer.parseInt(read(sys, name, "mtu")),
        setting(name, Setting.RP_FILTER),
        setting(name, Setting.ARP_IGNORE),
        setting(name, Setting.ARP_ANNOUNCE));
  }

  private String macAddress(String name) throws IOException {
    return read(sys, name, "address").toLowerCase(Locale.ROOT);
  }

  private int setting(String name, Setting setting) throws IOException {
    return Integer.parseInt(read(settings, name, setting.word()));
  }

  private boolean standsOnAnother(String name) {
    String[] parts = new File(sys, name).list();
    for (String part : parts == null ? new String[0] : parts) {
      if (part.startsWith(LOWER_LINK)) {
        return true;
      }
    }
    return false;
  }

  private static String read(String folder, String link, String item) throws IOException {
    try (FileInputStream file = new FileInputStream(folder + "/" + link + "/" + item)) {
      byte[] bytes = file.readNBytes(LARGEST_FILE_BYTES);
      return new String(bytes, StandardCharsets.ISO_8859_1).strip();
    }
  }
}
