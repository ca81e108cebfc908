package io.cicely.cli.lab.machine;

import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import java.nio.file.Path;
import java.util.List;

/** A machine that is a network namespace and nothing more: a client, for probes to run in. */
public final class BareGuest implements Guest {
  private final NetworkNamespace network;
  private final Processes processes;
  private final List<String> setUp;

  /**
   * @param setUp what {@code ip -batch} has to do inside once the cables are there
   */
  public BareGuest(Path namespace, Processes processes, List<String> setUp) {
    this.network = new NetworkNamespace(namespace, processes);
    this.processes = processes;
    this.setUp = List.copyOf(setUp);
  }

  @Override
  public void rack() {
    network.create();
  }

  @Override
  public void boot() {
    List<String> batch = network.enter(List.of("ip", "-batch", "-"));
    Command command = Command.of(batch.toArray(String[]::new));
    processes.run(command.reading(String.join("\n", setUp) + "\n")).orFail();
  }

  @Override
  public void kill() {
    network.delete();
  }

  @Override
  public void freeze() {
    // It runs nothing of its own that could stand still; its cables are cut all the same.
  }

  @Override
  public void thaw() {
    // As above.
  }

  @Override
  public void press() {
    // Nobody is in there to see a button: EC2 will take the power away in the end.
  }
}
