package io.cicely.node.net;

import io.cicely.node.failure.Failure;
import java.util.List;

/** The network of this machine's kernel. */
public interface Kernel {
  /**
   * Reads everything.
   *
   * @throws Failure if it could not be read, so that nothing may be concluded
   */
  Snapshot observe();

  /** Whether there is a link with that MAC address: cheap enough to ask every 10 ms. */
  boolean hasLink(String macAddress);

  /**
   * Makes the changes in their order, going on after one that fails: what came of them is for the
   * next {@link #observe} to say.
   *
   * @return the kernel's complaints, or empty
   * @throws Failure if the changes could not even be tried
   */
  String apply(List<Change> changes);
}
