package io.cicely.cli.lab.daemon;

import io.cicely.cli.lab.fabric.FilterScript;
import io.cicely.cli.lab.fabric.IpScript;
import io.cicely.cli.lab.fabric.Machine;
import io.cicely.cli.lab.fabric.Step;
import io.cicely.cli.lab.machine.BareGuest;
import io.cicely.cli.lab.machine.Guest;
import io.cicely.cli.lab.model.Layout;
import io.cicely.cli.lab.model.Site;
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

  /** Puts the machine that is outside the VPC there. */
  void invite(BareGuest visitor) {
    visitor.rack();
    ip(IpScript.outside(layout.namespace(Site.VISITOR).toString()));
    rules(IpScript.ruleOutside());
    visitor.boot();
  }

  void carryOut(Step step) {
    switch (step) {
      case Step.Cut cut -> {
        ip(IpScript.cut(cut.links()));
        rules(IpScript.rules("delete", cut.links()));
      }
      case Step.Sieve sieve -> filter(FilterScript.contents(sieve.filter()));
      case Step.Kill kill -> guest(kill.machine()).kill();
      case Step.Freeze freeze -> guest(freeze.machine()).freeze();
      case Step.Thaw thaw -> guest(thaw.machine()).thaw();
      case Step.Rack rack -> guest(rack.machine()).rack();
      case Step.Plug plug -> {
        ip(IpScript.plug(plug.links(), name -> layout.namespace(name).toString()));
        rules(IpScript.rules("add", plug.links()));
      }
      case Step.Readdress readdress -> ip(IpScript.readdress(readdress.changes()));
      case Step.Boot boot -> guest(boot.machine()).boot();
      case Step.Press press -> guest(press.machine()).press();
    }
  }

  private Guest guest(Machine machine) {
    return Objects.requireNonNull(guests.get(machine.name()), machine.name());
  }

  private void ip(List<String> lines) {
    run(lines, "ip", "-force", "-batch", "-");
  }

  /** A batch of routes may be of both families, one of rules is of that which ip is told. */
  private void rules(List<String> lines) {
    run(lines, "ip", "-4", "-force", "-batch", "-");
    run(lines, "ip", "-6", "-force", "-batch", "-");
  }

  private void run(List<String> lines, String... command) {
    if (!lines.isEmpty()) {
      processes.run(Command.of(command).reading(String.join("\n", lines) + "\n")).orFail();
    }
  }

  private void filter(String script) {
    processes.run(Command.of("nft", "-f", "-").reading(script)).orFail();
  }
}
