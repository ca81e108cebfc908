package io.cicely.cli.lab;

import io.cicely.cli.drill.Arena;
import io.cicely.cli.drill.ProbeMain;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Layout;
import io.cicely.cli.lab.model.Vip;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.process.Processes;
import io.cicely.node.process.Result;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.time.Waits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A lab that is up. */
public final class Lab implements Arena {
  private static final int ECHO_PORT = 7;
  private static final int INTERRUPTED = 130;

  private final Layout layout;
  private final Processes processes = new LocalProcesses();

  private Lab(Layout layout) {
    this.layout = layout;
  }

  /**
   * The lab that runs on this machine.
   *
   * @throws Failure if there is none
   */
  public static Lab running() {
    Lab lab = new Lab(Layout.STANDARD);
    List<MachineStatus> _ = lab.status();
    return lab;
  }

  /** Ends the lab that runs on this machine, or what is left of one. */
  public static void down() {
    Tools.check();
    Remains.clear(Layout.STANDARD, new LocalProcesses());
  }

  /** One machine as the daemon sees it; the client is the last. */
  public record MachineStatus(
      String name, String instance, String address, String state, String fate) {}

  public List<MachineStatus> status() {
    return order("status")
        .lines()
        .map(line -> line.split(" "))
        .map(words -> new MachineStatus(words[0], words[1], words[2], words[3], words[4]))
        .toList();
  }

  @Override
  public List<String> nodes() {
    List<MachineStatus> all = status();
    return all.subList(0, all.size() - 1).stream().map(MachineStatus::name).toList();
  }

  @Override
  public String address() {
    return vip().address();
  }

  @Override
  public List<String> addresses() {
    return blueprint().allVips().stream().map(Vip::address).toList();
  }

  private Vip vip() {
    return blueprint().vip();
  }

  /** What it consists of. */
  Blueprint blueprint() {
    return Blueprint.ofWords(List.of(order("blueprint").split(" ")));
  }

  @Override
  public Said run(String node, Duration limit, String... command) {
    Result result = processes.run(command(Entry.node(node, List.of(command))).within(limit));
    return new Said(result.exitCode(), result.out(), result.err());
  }

  /**
   * Runs ssh to a node at this terminal: a shell, or a command.
   *
   * @return ssh's exit status
   */
  public int shell(String node, List<String> command) {
    List<String> ssh = new ArrayList<>(Entry.router(layout));
    ssh.addAll(List.of("ssh", "-F", layout.sshConfig().toString(), node));
    ssh.addAll(command);
    try {
      return new ProcessBuilder(ssh).inheritIO().start().waitFor();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return INTERRUPTED;
    }
  }

  /** StopInstances, as its owner would: the guest is asked to shut down. */
  public void stop(String node) {
    order("stop " + node);
  }

  /** StartInstances. */
  public void start(String node) {
    order("start " + node);
  }

  @Override
  public void dropCaches() {
    Result result =
        processes.run(Command.of("sh", "-c", "sync && echo 3 >/proc/sys/vm/drop_caches"));
    if (!result.succeeded()) {
      throw new Failure(
          Code.COMMAND_FAILED, "Dropping the kernel's caches", result.err().strip(), "");
    }
  }

  @Override
  public void crash(String node) {
    order("crash " + node);
  }

  /** Lets the node stand still and cuts its cables, as a host does that is migrated or hung. */
  public void freeze(String node) {
    order("freeze " + node);
  }

  public void thaw(String node) {
    order("thaw " + node);
  }

  /** Cuts the node's cluster traffic off from all others, in both directions. */
  public void partition(String node) {
    order("partition " + node);
  }

  /** Ends the partition. */
  public void heal() {
    order("heal");
  }

  /** Who answers on the VIP right now, asked from the machine that it is for. */
  public Optional<String> answering() {
    Vip vip = vip();
    return answering(vip.client(), vip.address());
  }

  /** Who answers on an address right now, asked from that machine. */
  Optional<String> answering(String machine, String address) {
    String host = address.indexOf(':') < 0 ? address : "[" + address + "]";
    List<String> curl = List.of("curl", "-s", "-g", "-m", "1", "http://" + host + "/");
    Result result = processes.run(command(Entry.network(layout, machine, curl)));
    return result.succeeded() ? Optional.of(result.out().strip()) : Optional.empty();
  }

  @Override
  public String awaitReady(Duration limit) {
    Deadline deadline = Deadline.after(Clock.system(), limit);
    Waits waits = new Waits(Clock.system(), Duration.ofMillis(100), Duration.ofMillis(500));
    Readiness readiness = new Readiness(this);
    while (true) {
      Optional<String> lacking = readiness.lacking();
      Optional<String> owner = lacking.isEmpty() ? answering() : Optional.empty();
      if (owner.isPresent()) {
        return owner.get();
      }
      if (!waits.pause(deadline)) {
        throw new Failure(
            Code.DEADLINE_PASSED,
            "The lab is not ready after " + limit.toSeconds() + " s",
            lacking.orElse("nobody answers on " + address()),
            "Look at it: cicely lab ssh " + nodes().getFirst() + " crm_mon -1");
      }
    }
  }

  /** Returns when every node lets in whoever has the lab's key. */
  void awaitSshd(Duration limit) {
    Deadline deadline = Deadline.after(Clock.system(), limit);
    Waits waits = new Waits(Clock.system(), Duration.ofMillis(100), Duration.ofMillis(500));
    for (String node : nodes()) {
      List<String> ssh = new ArrayList<>(Entry.router(layout));
      ssh.addAll(List.of("ssh", "-F", layout.sshConfig().toString(), node, "true"));
      while (!processes.run(command(ssh).within(limit)).succeeded()) {
        if (!waits.pause(deadline)) {
          throw new Failure(
              Code.DEADLINE_PASSED,
              "The lab is not ready after " + limit.toSeconds() + " s",
              node + " does not answer to ssh",
              "Read what it printed: " + layout.console(node));
        }
      }
    }
  }

  @Override
  public Client client(Duration interval) {
    return client(vip().client(), addresses(), interval);
  }

  /** Starts a client on {@code machine} that asks addresses in turn who answers there. */
  Client client(String machine, List<String> addresses, Duration interval) {
    List<String> arguments =
        new ArrayList<>(List.of(Integer.toString(ECHO_PORT), Long.toString(interval.toMillis())));
    arguments.addAll(addresses);
    List<String> probe =
        Jvm.command(
            ProbeMain.class,
            ClassPath.own(),
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            arguments);
    return new LabClient(Entry.network(layout, machine, probe));
  }

  @Override
  public String control(String method, String path, String body) {
    return simulator().send(method, path, body);
  }

  /** The control face of the lab's EC2. */
  public SimulatorControl simulator() {
    return new SimulatorControl(layout.simulatorSocket(), processes);
  }

  /** What the daemon has to say about itself, newest last. */
  public String log() {
    try {
      return Files.readString(layout.daemonLog());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String order(String words) {
    return Channel.send(layout.controlSocket(), words);
  }

  private static Command command(List<String> words) {
    return Command.of(words.toArray(String[]::new));
  }
}
