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
 * @param addresses the private addresses that EC2 maps to the ENI now
 */
public record Link(
    String eni, String machine, int deviceIndex, String mac, SortedSet<String> addresses) {
  private static final int FIRST_SLOT = 5;
  private static final int OUTSIDE_DIGITS = 12;

  public Link {
    addresses = Collections.unmodifiableSortedSet(new TreeSet<>(addresses));
  }

  /**
   * The router's end. It depends on the ENI alone, so that the filter survives a move unchanged.
   */
  public String outside() {
    return outside(eni);
  }

  static String outside(String eni) {
    return "r-" + eni.substring(Math.max(0, eni.length() - OUTSIDE_DIGITS));
  }

  /** The guest's end, named as udev names an ENI on Nitro. */
  public String inside() {
    return "ens" + (FIRST_SLOT + deviceIndex);
  }

  boolean sameCable(Link other) {
    return machine.equals(other.machine) && mac.equals(other.mac);
  }
}
