package io.cicely.node.proof.model;

import io.cicely.node.ec2.InstanceState;
import java.util.function.Predicate;

/**
 * What is checked, and what may go wrong.
 *
 * @param isOff when the fence agent takes the instance that it sees for off
 * @param lag by how many changes a Describe may be out of date
 * @param lateCalls whether EC2 may carry out a call after its caller gave up
 * @param hotplug whether the distribution may configure a link by itself as it appears
 * @param only the one promise that counts, or empty where all do
 */
public record Setup(
    Site site,
    Agent agent,
    Predicate<InstanceState> isOff,
    int lag,
    boolean lateCalls,
    boolean hotplug,
    String only) {

  /** The agent with everything that may go wrong. */
  public static Setup of(Site site, Agent agent) {
    return new Setup(site, agent, Setup::off, 1, true, true, "");
  }

  /** As PowerOff of the fence agent has it. */
  private static boolean off(InstanceState state) {
    return state == InstanceState.Known.STOPPED || state == InstanceState.Known.TERMINATED;
  }

  /** The same with another idea of when an instance is off. */
  public Setup fencing(Predicate<InstanceState> off) {
    return new Setup(site, agent, off, lag, lateCalls, hotplug, only);
  }

  /** The same with answers that may be out of date by more or fewer changes. */
  public Setup lagging(int changes) {
    return new Setup(site, agent, isOff, changes, lateCalls, hotplug, only);
  }

  /** The same where EC2 drops a call that its caller gave up on. */
  public Setup withoutLateCalls() {
    return new Setup(site, agent, isOff, lag, false, hotplug, only);
  }

  /** The same with a distribution that leaves hot-plugged links alone. */
  public Setup withoutHotplug() {
    return new Setup(site, agent, isOff, lag, lateCalls, false, only);
  }

  /** The same, looking out for one kind of broken promise. */
  public Setup judging(String promise) {
    return new Setup(site, agent, isOff, lag, lateCalls, hotplug, promise);
  }
}
