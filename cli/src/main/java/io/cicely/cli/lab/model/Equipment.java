package io.cicely.cli.lab.model;

import java.util.Arrays;
import java.util.Optional;

/** What a lab's nodes bring along when they boot for the first time. */
public enum Equipment {
  /** A Debian 13 with all packages and the cluster's configuration. */
  CLUSTER("cluster", "trixie"),
  /** A Debian 13 with sshd, in an EC2 that knows of no VIP. */
  DEBIAN_13("debian-13", "trixie"),
  /** The same with Debian 12. */
  DEBIAN_12("debian-12", "bookworm");

  private final String word;
  private final String suite;

  Equipment(String word, String suite) {
    this.word = word;
    this.suite = suite;
  }

  /** The one of that name. */
  public static Optional<Equipment> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /** The release of Debian, as its archive calls it. */
  public String suite() {
    return suite;
  }

  /** Whether everything that makes a cluster is still to be set up. */
  public boolean isBare() {
    return this != CLUSTER;
  }

  @Override
  public String toString() {
    return word;
  }
}
