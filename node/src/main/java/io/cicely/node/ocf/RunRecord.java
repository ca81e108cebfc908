package io.cicely.node.ocf;

import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv4Network;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/**
 * What a start that reached its goal leaves under /run: which ENI the VIP came with, its MAC
 * address and the range of its subnet. A stop takes it away, and so does a boot.
 */
record RunRecord(String networkInterfaceId, String macAddress, Ipv4Network subnet) {
  private static final String PREFIX = "vip-";
  private static final int LARGEST_BYTES = 256;

  /** The record of the VIP, or null if there is none that can be read. */
  static @Nullable RunRecord read(File folder, Ipv4 address) {
    try (FileInputStream file = new FileInputStream(file(folder, address))) {
      String text = new String(file.readNBytes(LARGEST_BYTES), StandardCharsets.ISO_8859_1);
      StringTokenizer words = new StringTokenizer(text);
      return words.countTokens() < 3
          ? null
          : new RunRecord(
              words.nextToken(), words.nextToken(), Ipv4Network.parse(words.nextToken()));
    } catch (IOException | IllegalArgumentException none) {
      return null;
    }
  }

  /** Whether the record of another VIP names the same ENI. */
  static boolean isShared(File folder, Ipv4 address, String networkInterfaceId) {
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
      return read(folder, Ipv4.parse(address));
    } catch (IllegalArgumentException stray) {
      return null;
    }
  }

  /**
   * Writes the record whole or not at all: beside, then renamed.
   *
   * @throws IOException if it cannot; monitors then judge by the kernel alone
   */
  void write(File folder, Ipv4 address) throws IOException {
    if (!folder.isDirectory() && !folder.mkdirs()) {
      throw new IOException("cannot make " + folder);
    }
    File beside = new File(folder, "." + PREFIX + address);
    try (FileOutputStream file = new FileOutputStream(beside)) {
      String text = networkInterfaceId + " " + macAddress + " " + subnet + "\n";
      file.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
    if (!beside.renameTo(file(folder, address))) {
      throw new IOException("cannot rename " + beside);
    }
  }

  /** Takes the record away, if there is one. */
  static boolean delete(File folder, Ipv4 address) {
    return file(folder, address).delete();
  }

  private static File file(File folder, Ipv4 address) {
    return new File(folder, PREFIX + address);
  }
}
