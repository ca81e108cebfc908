package io.cicely.cli.spec;

import java.util.Arrays;
import java.util.Optional;

/** The ways in which EC2 can be made to send a VIP's traffic to another node. */
public enum Mode {
  /** An ENI of the VIP's own is detached and attached. */
  ENI("eni"),
  /** A secondary private address is reassigned to the node's ENI. */
  SECONDARY_IP("secondary-ip"),
  /** Routes to an address outside the VPC are replaced. */
  ROUTE("route"),
  /** An Elastic IP is associated with a private address of the node. */
  ELASTIC_IP("elastic-ip");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  /** The mode of that word; of the agent's parameter, where nothing stands for {@code eni}. */
  public static Optional<Mode> named(String word) {
    return word.isEmpty()
        ? Optional.of(ENI)
        : Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
  }

  /** The word for it in the agent's parameter {@code mode}. */
  @Override
  public String toString() {
    return word;
  }
}
