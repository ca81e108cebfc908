package io.cicely.node.ocf;

import io.cicely.node.failure.Failure;
import io.cicely.node.net.Snapshot;
import io.cicely.node.net.linux.Links;
import io.cicely.node.net.linux.Printed;
import io.cicely.node.vip.EniMonitor;
import io.cicely.node.vip.Verdict;
import io.cicely.node.vip.Vip;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
  private static final String USAGE = "usage: vip {start|stop|monitor|validate-all|meta-data}";

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
      case "monitor" -> monitor();
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

  private int monitor() {
    Vip.Eni vip;
    try {
      vip = new Vip.Eni(parameters.address(), environment.getOrDefault("OCF_RESKEY_eni", ""));
    } catch (Failure noAddress) {
      // Nothing is no address: start says so with the right code, a probe must not cause fencing.
      report.reason(noAddress);
      return ExitCode.NOT_RUNNING;
    }
    Verdict verdict = judge(vip);
    if (verdict instanceof Verdict.Broken(String reason)) {
      report.reason(reason);
      return ExitCode.GENERIC;
    }
    return verdict instanceof Verdict.Running ? ExitCode.SUCCESS : ExitCode.NOT_RUNNING;
  }

  private static Verdict judge(Vip.Eni vip) {
    Snapshot kernel;
    try {
      kernel = Printed.read(read(System.in), new Links().all());
    } catch (IOException | IllegalArgumentException unreadable) {
      return new Verdict.Broken("cannot read the kernel's network: " + unreadable.getMessage());
    }
    RunRecord started = RunRecord.read(RECORDS, vip.address());
    return started != null && started.networkInterfaceId().equals(vip.networkInterfaceId())
        ? EniMonitor.byKernel(vip, kernel, started.macAddress(), started.subnet().router())
        : EniMonitor.byKernel(vip, kernel, "", null);
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
