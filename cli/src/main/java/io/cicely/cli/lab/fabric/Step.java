package io.cicely.cli.lab.fabric;

import java.util.List;

/** One thing to do to the machine below; {@link Rewiring} orders them. */
public sealed interface Step {
  /** Remove the cables; both ends vanish at once. */
  record Cut(List<Link> links) implements Step {}

  /** Replace what the router lets pass and where to, in one transaction. */
  record Sieve(Filter filter) implements Step {}

  /** Take the power away: the machine and all that it ran are dead when this is done. */
  record Kill(Machine machine) implements Step {}

  record Freeze(Machine machine) implements Step {}

  record Thaw(Machine machine) implements Step {}

  /** Give the machine an empty network, for cables to be plugged into before it boots. */
  record Rack(Machine machine) implements Step {}

  record Plug(List<Link> links) implements Step {}

  /** Cables stay where they are, and their guests have other neighbours. */
  record Readdress(List<Change> changes) implements Step {
    /** One cable, before and after. */
    record Change(Link before, Link after) {}
  }

  record Boot(Machine machine) implements Step {}

  /** Press the power button: the guest is asked to shut down. */
  record Press(Machine machine) implements Step {}
}
