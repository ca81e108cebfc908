package io.cicely.node.ocf;

import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4Network;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * What a start that reached its goal leaves under /run: which ENI has the VIP, its MAC address and,
 * where the ENI came with it, the range of its subnet. A stop takes it away, and so does a boot.
 *
 * @param macAddress empty where no link matters
 * @param subnet null where the ENI is the node's own
 * @param written how long the machine was up then; null if that is not known
 */
record RunRecord(
    String networkInterfaceId,
    String macAddress,
    @Nullable Ipv4Network subnet,
    @Nullable Duration written) {
  private static final String NONE = "-";
  private static final String PREFIX = "vip-";
  private static final int LARGEST_BYTES = 256;

  /** The record of the VIP, or null if there is none that can be read. */
  static @Nullable RunRecord read(File folder, Ip address) {
    try (FileInputStream file = new FileInputStream(file(folder, address))) {
      String text = new String(file.readNBytes(LARGEST_BYTES), StandardCharsets.ISO_8859_1);
      StringTokenizer words = new StringTokenizer(text);
      if (words.countTokens() < 3) {
        return null;
      }
      String eni = words.nextToken();
      String mac = words.nextToken();
      String subnet = words.nextToken();
      String written = words.hasMoreTokens() ? words.nextToken() : NONE;
      return new RunRecord(
          eni,
          mac.equals(NONE) ? "" : mac,
          subnet.equals(NONE) ? null : Ipv4Network.parse(subnet),
          written.equals(NONE) ? null : sinceBoot(written));
    } catch (IOException | IllegalArgumentException none) {
      return null;
    }
  }

  private static Duration sinceBoot(String ms) {
    Duration since = Duration.ofMillis(Long.parseLong(ms));
    if (since.isNegative()) {
      throw new IllegalArgumentException("before the machine's boot: " + ms);
    }
    return since;
  }

  /** Whether the record of another VIP names the same ENI. */
  static boolean isShared(File folder, Ip address, String networkInterfaceId) {
    String[] names = folder.list();
    for (String name : names == null ? new String[0] : names) {
      if (name.startsWith(PREFIX) && !name.equals(PREFIX + address)) {
        RunRecord other = readNamed(folder, name.substring(PREFIX.length()));
        if (other != null && other.networkInterfaceId.equals(networkInterfaceId)) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable RunRecord readNamed(File folder, String address) {
    try {
      return read(folder, Ip.parse(address));
    } catch (IllegalArgumentException stray) {
      return null;
    }
  }

  /**
   * Writes the record whole or not at all: beside, then renamed.
   *
   * @throws IOException if it cannot; monitors then judge by the kernel alone
   */
  void write(File folder, Ip address) throws IOException {
    if (!folder.isDirectory() && !folder.mkdirs()) {
      throw new IOException("cannot make " + folder);
    }
    File beside = new File(folder, "." + PREFIX + address);
    try (FileOutputStream file = new FileOutputStream(beside)) {
      String mac = macAddress.isEmpty() ? NONE : macAddress;
      String text =
          networkInterfaceId
              + " "
              + mac
              + " "
              + (subnet == null ? NONE : subnet)
              + " "
              + (written == null ? NONE : written.toMillis())
              + "\n";
      file.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    if (!beside.renameTo(file(folder, address))) {
      throw new IOException("cannot rename " + beside);
    }
  }

  /** The same, written at that time since the machine's boot. */
  RunRecord at(@Nullable Duration up) {
    return new RunRecord(networkInterfaceId, macAddress, subnet, up);
  }

  /** How long ago it was written, at that time since the machine's boot; zero if unknown. */
  Duration age(@Nullable Duration up) {
    return up == null || written == null ? Duration.ZERO : up.minus(written);
  }

  /** Takes the record away, if there is one. */
  static boolean delete(File folder, Ip address) {
    return file(folder, address).delete();
  }

  private static File file(File folder, Ip address) {
    return new File(folder, PREFIX + address);
  }
}
