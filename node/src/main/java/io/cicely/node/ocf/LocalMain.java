package io.cicely.node.ocf;

import io.cicely.node.failure.Failure;
import io.cicely.node.net.Change;
import io.cicely.node.net.Ipv4Network;
import io.cicely.node.net.Snapshot;
import io.cicely.node.net.linux.Links;
import io.cicely.node.net.linux.Printed;
import io.cicely.node.vip.EniMonitor;
import io.cicely.node.vip.MappedMonitor;
import io.cicely.node.vip.Mend;
import io.cicely.node.vip.Verdict;
import io.cicely.node.vip.Vip;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The actions that ask nobody but the kernel: {@code monitor} at depth 0, and {@code validate-all}.
 * They run every few seconds for the life of the cluster, so this program starts no process: for
 * {@code monitor} the launcher feeds it, on standard input, what {@code ip -4 -o -N -batch -}
 * prints when given {@code addr show}, {@code rule show} and {@code route show table all}, a line
 * each.
 */
public final class LocalMain {
  private static final File RECORDS = new File("/run/cicely");
  private static final String USAGE =
      "usage: vip {start|stop|monitor|migrate_to|migrate_from|validate-all|meta-data}";

  private final Map<String, String> environment;
  private final Parameters parameters;
  private final Report report;

  private LocalMain(Map<String, String> environment) {
    this.environment = environment;
    this.parameters = new Parameters(environment);
    this.report = new Report(System.err, environment);
  }

  /** The action is the one argument. */
  public static void main(String[] arguments) {
    String action = arguments.length == 0 ? "" : arguments[0];
    Runtime.getRuntime().halt(run(action, System.getenv()));
  }

  /** The exit code of the action in that environment. */
  public static int run(String action, Map<String, String> environment) {
    return new LocalMain(environment).run(action);
  }

  private int run(String action) {
    return switch (action) {
      case "monitor" -> monitor(parameters.isRecurring());
      case "migrate_to" -> migrateTo();
      case "validate-all" -> validate();
      case "usage", "help" -> {
        System.out.println(USAGE);
        System.out.flush();
        yield ExitCode.SUCCESS;
      }
      default -> {
        report.reason("this agent has no action '" + action + "'. " + USAGE);
        yield ExitCode.UNIMPLEMENTED;
      }
    };
  }

  private int monitor(boolean mending) {
    Vip vip;
    try {
      vip = parameters.rest();
    } catch (Failure noAddress) {
      // Nothing is no address: start says so with the right code, a probe must not cause fencing.
      report.reason(noAddress);
      return ExitCode.NOT_RUNNING;
    }
    return monitor(vip, mending);
  }

  private int monitor(Vip vip, boolean mending) {
    Snapshot kernel;
    try {
      kernel = Printed.read(read(System.in), new Links().all());
    } catch (IOException | IllegalArgumentException unreadable) {
      report.reason("cannot read the kernel's network: " + unreadable.getMessage());
      return ExitCode.GENERIC;
    }
    RunRecord started = RunRecord.read(RECORDS, vip.address());
    if (mending && started != null && isToMend(vip, kernel, started)) {
      return ExitCode.TO_MEND;
    }
    Verdict verdict = judge(vip, kernel, started);
    if (verdict instanceof Verdict.Broken(String reason)) {
      report.reason(reason);
      return ExitCode.GENERIC;
    }
    return verdict instanceof Verdict.Running ? ExitCode.SUCCESS : ExitCode.NOT_RUNNING;
  }

  /** The source has nothing to do: it goes on answering until the target has the VIP. */
  private int migrateTo() {
    try {
      if (parameters.mode() == Parameters.Mode.ENI) {
        report.reason(Parameters.NO_MIGRATION);
        return ExitCode.GENERIC;
      }
    } catch (Failure invalid) {
      report.reason(invalid);
      return ExitCode.GENERIC;
    }
    int code = monitor(false);
    if (code == ExitCode.NOT_RUNNING) {
      report.reason("the VIP does not run here");
    }
    return code == ExitCode.SUCCESS ? code : ExitCode.GENERIC;
  }

  /** Only what is in place as a start left it, or can be put so without EC2, is mended. */
  private boolean isToMend(Vip vip, Snapshot kernel, RunRecord started) {
    Ipv4Network subnet = started.subnet();
    List<Change> changes =
        switch (vip) {
          case Vip.Eni eni ->
              subnet == null || !isOf(started)
                  ? List.of()
                  : Mend.changes(eni, kernel, started.macAddress(), subnet);
          case Vip.Mapped mapped -> Mend.changes(mapped, kernel, started.macAddress());
        };
    return !changes.isEmpty();
  }

  private boolean isOf(RunRecord started) {
    return started.networkInterfaceId().equals(environment.get("OCF_RESKEY_eni"));
  }

  private Verdict judge(Vip vip, Snapshot kernel, @Nullable RunRecord started) {
    return switch (vip) {
      case Vip.Eni eni -> judgeEni(eni, kernel, started);
      case Vip.Mapped mapped ->
          MappedMonitor.byKernel(
              whole(mapped), kernel, started == null ? "" : started.macAddress(), started != null);
    };
  }

  private Verdict judgeEni(Vip.Eni vip, Snapshot kernel, @Nullable RunRecord started) {
    Ipv4Network subnet = started == null ? null : started.subnet();
    return started != null && subnet != null && isOf(started)
        ? EniMonitor.byKernel(vip, kernel, started.macAddress(), subnet.router())
        : EniMonitor.byKernel(vip, kernel, "", null);
  }

  /** An Elastic IP is judged by its private address; without one it cannot have been started. */
  private Vip.Mapped whole(Vip.Mapped rest) {
    try {
      return rest instanceof Vip.ElasticIp && parameters.vip() instanceof Vip.ElasticIp whole
          ? whole
          : rest;
    } catch (Failure invalid) {
      report.reason(invalid);
      return rest;
    }
  }

  private static String read(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private int validate() {
    try {
      parameters.check();
    } catch (Failure invalid) {
      report.reason(invalid);
      return ExitCode.of(invalid.code());
    }
    if (parameters.checkLevel() > 0 && program("ip") == null) {
      report.reason("the program ip is not on PATH. Install iproute2 [TOOL_MISSING]");
      return ExitCode.INSTALLED;
    }
    return ExitCode.SUCCESS;
  }

  private @Nullable File program(String name) {
    String path = environment.getOrDefault("PATH", "");
    int from = 0;
    while (from < path.length()) {
      int colon = path.indexOf(':', from);
      int to = colon < 0 ? path.length() : colon;
      File program = new File(path.substring(from, to), name);
      if (program.canExecute()) {
        return program;
      }
      from = to + 1;
    }
    return null;
  }
}
