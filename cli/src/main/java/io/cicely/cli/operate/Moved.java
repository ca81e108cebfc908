package io.cicely.cli.operate;

import java.time.Duration;

/** How a move ended well. */
public sealed interface Moved {
  /** The VIP's address. */
  String address();

  /** Where it is. */
  String node();

  /**
   * It was moved, and is seen there by Pacemaker, EC2 and the kernel, and by no other kernel.
   *
   * @param took from the order to Pacemaker until all had been seen
   */
  record Arrived(String address, String from, String node, Duration took) implements Moved {}

  /** It was there already; nothing was done. */
  record AlreadyThere(String address, String node) implements Moved {}
}
