package io.cicely.cli.lab.machine;

import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/**
 * A booted Debian: systemd-nspawn over a root file system, in a control group and a network
 * namespace of its own.
 */
public final class DebianGuest implements Guest {
  /** What systemd-nspawn's exit status says when the guest has asked for a reboot. */
  private static final int REBOOT = 133;

  /** SIGRTMIN+4, on which systemd as PID 1 powers off: see systemd(1), "Signals". */
  private static final String POWER_BUTTON = "-38";

  private static final long NONE = -1;

  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          // Else /sys/class/net shows the host's links, and /proc/sys/net is read-only.
          "SYSTEMD_NSPAWN_API_VFS_WRITABLE", "network",
          // Debian 13's systemd does not boot under the first version of control groups.
          "SYSTEMD_NSPAWN_UNIFIED_HIERARCHY", "1");

  private final String name;
  private final Path root;
  private final Path console;
  private final ControlGroup group;
  private final NetworkNamespace network;
  private final Processes processes;
  private final Runnable halted;
  private volatile long pid = NONE;

  /**
   * @param places where its root file system, namespace and console log are
   * @param halted called, on a thread of its own, when the guest has powered itself off
   */
  public DebianGuest(
      String name, Places places, ControlGroup group, Processes processes, Runnable halted) {
    this.name = name;
    this.root = places.root();
    this.console = places.console();
    this.group = group;
    this.network = new NetworkNamespace(places.namespace(), processes);
    this.processes = processes;
    this.halted = halted;
  }

  /** The files of one guest. */
  public record Places(Path root, Path namespace, Path console) {}

  @Override
  public void rack() {
    network.create();
  }

  @Override
  public void boot() {
    group.create();
    File log = console.toFile();
    ProcessBuilder builder =
        new ProcessBuilder(group.start(nspawn()))
            .redirectInput(new File("/dev/null"))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .redirectError(ProcessBuilder.Redirect.appendTo(log));
    builder.environment().putAll(ENVIRONMENT);
    try {
      Process started = builder.start();
      pid = started.pid();
      CompletableFuture<Void> _ = started.onExit().thenAccept(this::ended);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private List<String> nspawn() {
    return List.of(
        "setsid",
        "systemd-nspawn",
        "--quiet",
        "--boot",
        "--register=no",
        "--keep-unit",
        "--machine=" + name,
        "--directory=" + root,
        "--network-namespace-path=" + network.file(),
        "--capability=CAP_NET_ADMIN",
        "--drop-capability=CAP_SYS_TIME",
        "--console=pipe",
        "--link-journal=no",
        "--resolv-conf=off",
        "--timezone=off");
  }

  private void ended(Process process) {
    if (process.pid() != pid) {
      return;
    }
    if (process.exitValue() == REBOOT) {
      boot();
    } else {
      halted.run();
    }
  }

  @Override
  public void kill() {
    pid = NONE;
    group.kill();
    group.remove();
    network.delete();
  }

  @Override
  public void freeze() {
    group.freeze(true);
  }

  @Override
  public void thaw() {
    group.freeze(false);
  }

  @Override
  public void press() {
    leader(group)
        .ifPresent(pid -> processes.run(Command.of("kill", POWER_BUTTON, Long.toString(pid))));
  }

  /** The process that is PID 1 of the guest in this group; empty while it does not run. */
  public static OptionalLong leader(ControlGroup group) {
    return group.child("payload").child("init.scope").processes().stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }
}
