package io.cicely.cli.spec;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.Arrays;
import java.util.stream.Collectors;

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

  /**
   * The mode of that word; of the agent's parameter, where nothing stands for {@code eni}.
   *
   * @throws Failure {@link Code#PARAMETER_INVALID} if there is none
   */
  public static Mode of(String word) {
    if (word.isEmpty()) {
      return ENI;
    }
    return Arrays.stream(values())
        .filter(mode -> mode.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    Code.PARAMETER_INVALID,
                    "Cannot tell how the VIP moves",
                    "there is no mode '" + word + "'",
                    "The modes are "
                        + Arrays.stream(values())
                            .map(Mode::toString)
                            .collect(Collectors.joining(", "))));
  }

  /** Whether a node's kernel has the address that clients use; EC2 translates an Elastic IP. */
  public boolean inKernel() {
    return this != ELASTIC_IP;
  }

  /** The word for it in the agent's parameter {@code mode}. */
  @Override
  public String toString() {
    return word;
  }
}
