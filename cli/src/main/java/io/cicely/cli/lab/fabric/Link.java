package io.cicely.cli.lab.fabric;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The cable of one ENI: a veth pair, one end in the guest, the other in the router.
 *
 * @param eni its id, as {@code eni-0123456789abcdef0}
 * @param machine the name of the machine it is plugged into
 * @param deviceIndex the attachment's device index; the guest sees {@code ens5} for index 0
 * @param mac the ENI's address, which goes with it from machine to machine
 * @param neighbours the IPv6 addresses of others in the subnet, for which the router answers the
 *     guest's neighbour solicitations
 */
public record Link(
    String eni, String machine, int deviceIndex, String mac, SortedSet<String> neighbours) {
  private static final int FIRST_SLOT = 5;
  private static final int OUTSIDE_DIGITS = 12;
  private static final int MARK_DIGITS = 8;

  /** Keeps the marks clear of the kernel's own routing tables. */
  private static final long MARK_BASE = 0x8000_0000L;

  public Link {
    neighbours = Collections.unmodifiableSortedSet(new TreeSet<>(neighbours));
  }

  /**
   * The router's end. It depends on the ENI alone, so that the filter survives a move unchanged.
   */
  public String outside() {
    return outside(eni);
  }

  static String outside(String eni) {
    return "r-" + tail(eni, OUTSIDE_DIGITS);
  }

  /** What packets for the ENI are marked with, which is the number of its routing table as well. */
  static String mark(String eni) {
    return "0x%08x".formatted(Long.parseLong(tail(eni, MARK_DIGITS), 16) | MARK_BASE);
  }

  private static String tail(String eni, int digits) {
    return eni.substring(Math.max(0, eni.length() - digits));
  }

  /** The guest's end, named as udev names an ENI on Nitro. */
  public String inside() {
    return "ens" + (FIRST_SLOT + deviceIndex);
  }

  boolean sameCable(Link other) {
    return machine.equals(other.machine) && mac.equals(other.mac);
  }
}
