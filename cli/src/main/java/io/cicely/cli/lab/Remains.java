package io.cicely.cli.lab;

import io.cicely.cli.lab.machine.ControlGroup;
import io.cicely.cli.lab.model.Layout;
import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;

/** What a lab leaves on the machine, running or killed, and how it goes. */
final class Remains {
  private Remains() {}

  /** Ends all processes of the lab; their mounts, namespaces and cables go with them. */
  static void clear(Layout layout, Processes processes) {
    ControlGroup group = ControlGroup.ofLab();
    group.kill();
    group.remove();
    String run = layout.run().toString();
    processes.run(Command.of("rm", "-rf", "--one-file-system", run)).orFail();
  }
}
