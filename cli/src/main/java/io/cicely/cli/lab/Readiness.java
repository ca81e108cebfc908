package io.cicely.cli.lab;

import io.cicely.cli.drill.Arena.Said;
import io.cicely.node.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the cluster still lacks before something may be done to it. */
final class Readiness {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Pattern DC =
      Pattern.compile("<current_dc present=\"true\"[^>]*name=\"(\\S+)\"");

  private final Lab lab;

  Readiness(Lab lab) {
    this.lab = lab;
  }

  /** One thing that is missing, empty when all nodes are online and Pacemaker has nothing to do. */
  Optional<String> lacking() {
    for (Lab.MachineStatus machine : lab.status()) {
      if (!machine.state().equals("running") || !machine.fate().equals("sound")) {
        return Optional.of(machine.name() + " is " + machine.state() + ", " + machine.fate());
      }
    }
    List<String> nodes = lab.nodes();
    Said said;
    try {
      said = lab.run(nodes.getFirst(), LIMIT, "crm_mon", "--one-shot", "--output-as=xml");
    } catch (Failure booting) {
      return Optional.of(String.valueOf(booting.getMessage()));
    }
    if (!said.succeeded()) {
      return Optional.of("crm_mon ended with " + said.status() + ": " + said.error().strip());
    }
    for (String node : nodes) {
      if (!said.out().contains("<node name=\"" + node + "\"") || !online(said.out(), node)) {
        return Optional.of(node + " is not online in Pacemaker");
      }
    }
    Matcher dc = DC.matcher(said.out());
    return dc.find() ? busy(dc.group(1)) : Optional.of("Pacemaker has no coordinator yet");
  }

  private static boolean online(String monitor, String node) {
    return Pattern.compile(
            "<node name=\"%s\"[^>]* online=\"true\"[^>]* pending=\"false\"".formatted(node))
        .matcher(monitor)
        .find();
  }

  private Optional<String> busy(String coordinator) {
    Said said = lab.run(coordinator, LIMIT, "crmadmin", "--status=" + coordinator);
    return said.out().contains("S_IDLE")
        ? Optional.empty()
        : Optional.of("Pacemaker is at work: " + said.out().strip());
  }
}
