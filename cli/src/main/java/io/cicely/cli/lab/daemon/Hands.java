package io.cicely.cli.lab.daemon;

import io.cicely.cli.lab.fabric.FilterScript;
import io.cicely.cli.lab.fabric.IpScript;
import io.cicely.cli.lab.fabric.Machine;
import io.cicely.cli.lab.fabric.Step;
import io.cicely.cli.lab.machine.Guest;
import io.cicely.cli.lab.model.Layout;
import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Carries out steps on the machine below, one command for each; decides nothing. */
final class Hands {
  private final Layout layout;
  private final Map<String, Guest> guests;
  private final Processes processes;

  /**
   * @param guests those there may be, by name
   */
  Hands(Layout layout, Map<String, Guest> guests, Processes processes) {
    this.layout = layout;
    this.guests = Map.copyOf(guests);
    this.processes = processes;
  }

  /** Makes a router of this process's network namespace. */
  void prepareRouter(List<String> addresses) {
    ip(IpScript.router(addresses));
    filter(FilterScript.RULES);
  }

  void carryOut(Step step) {
    switch (step) {
      case Step.Cut cut -> ip(IpScript.cut(cut.links()));
      case Step.Sieve sieve -> filter(FilterScript.contents(sieve.filter()));
      case Step.Kill kill -> guest(kill.machine()).kill();
      case Step.Freeze freeze -> guest(freeze.machine()).freeze();
      case Step.Thaw thaw -> guest(thaw.machine()).thaw();
      case Step.Rack rack -> guest(rack.machine()).rack();
      case Step.Plug plug ->
          ip(IpScript.plug(plug.links(), name -> layout.namespace(name).toString()));
      case Step.Readdress change -> ip(IpScript.readdress(change.before(), change.after()));
      case Step.Boot boot -> guest(boot.machine()).boot();
      case Step.Press press -> guest(press.machine()).press();
    }
  }

  private Guest guest(Machine machine) {
    return Objects.requireNonNull(guests.get(machine.name()), machine.name());
  }

  private void ip(List<String> lines) {
    if (!lines.isEmpty()) {
      String batch = String.join("\n", lines) + "\n";
      processes.run(Command.of("ip", "-force", "-batch", "-").reading(batch)).orFail();
    }
  }

  private void filter(String script) {
    processes.run(Command.of("nft", "-f", "-").reading(script)).orFail();
  }
}
