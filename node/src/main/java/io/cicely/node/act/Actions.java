package io.cicely.node.act;

import io.cicely.node.net.Ipv4Network;
import io.cicely.node.vip.Verdict;
import org.jspecify.annotations.Nullable;

/** What can be done with a VIP on this node, however it moves. */
public sealed interface Actions permits EniLoop, MappedLoop {
  /** Brings the VIP here. */
  Outcome start();

  /** Brings the VIP here while its owner still answers, as the target of a planned move. */
  Outcome takeOver();

  /** Takes the VIP off this node. */
  Outcome stop();

  /**
   * Puts back what something else took out of the kernel while the VIP runs here; then as a monitor
   * at depth 0. EC2 is not asked.
   */
  Verdict mend();

  /** Depth 10: looks at EC2, by one Describe, and the kernel. */
  Verdict monitor();

  /** With role=Stopped: EC2 is not asked, but made ready for. */
  Verdict monitorOnStandby();

  /** What was learnt of the interface that has the VIP; null if it was not seen. */
  @Nullable Learnt learnt();

  /**
   * An interface that has the VIP.
   *
   * @param macAddress empty where no link matters
   * @param subnet null where the interface is the node's own
   */
  record Learnt(String networkInterfaceId, String macAddress, @Nullable Ipv4Network subnet) {}
}
