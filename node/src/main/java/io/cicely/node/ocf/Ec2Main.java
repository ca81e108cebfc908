package io.cicely.node.ocf;

import io.cicely.node.act.Actions;
import io.cicely.node.act.Cloud;
import io.cicely.node.act.EniLoop;
import io.cicely.node.act.EniLoop.Noted;
import io.cicely.node.act.MappedLoop;
import io.cicely.node.act.Outcome;
import io.cicely.node.act.Recorder;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Identity;
import io.cicely.node.ec2.aws.Access;
import io.cicely.node.ec2.aws.AwsEc2;
import io.cicely.node.ec2.aws.Identities;
import io.cicely.node.ec2.aws.Imds;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.journal.Entry;
import io.cicely.node.journal.Journal;
import io.cicely.node.net.linux.LinuxKernel;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.node.vip.MappedView;
import io.cicely.node.vip.Verdict;
import io.cicely.node.vip.Vip;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The actions that ask EC2 as well: start, stop, migrate_from, monitor at depth 10 and with
 * role=Stopped.
 */
public final class Ec2Main {
  private static final File RECORDS = new File("/run/cicely");
  private static final Path JOURNAL = Path.of("/var/log/cicely/journal.jsonl");
  private static final Duration IMDS_LIMIT = Duration.ofSeconds(1);

  /** Kept back of Pacemaker's timeout, to report a failure rather than be killed without a word. */
  private static final Duration RESERVE = Duration.ofMillis(750);

  private final Parameters parameters;
  private final Report report;
  private final Clock clock = Clock.system();
  private final Instant began = clock.now();
  private final Recorder recorder = new Recorder(clock);
  private String reason = "";

  private Ec2Main(Map<String, String> environment) {
    this.parameters = new Parameters(environment);
    this.report = new Report(System.err, environment);
  }

  /** The action is the one argument. */
  public static void main(String[] arguments) {
    String action = arguments.length == 0 ? "" : arguments[0];
    Runtime.getRuntime().halt(run(action, System.getenv()));
  }

  /**
   * The exit code of the action in that environment; the AWS SDK looks at the process's own for
   * what concerns it.
   */
  public static int run(String action, Map<String, String> environment) {
    Ec2Main agent = new Ec2Main(environment);
    int code;
    try {
      code = agent.run(action);
    } catch (RuntimeException bug) {
      bug.printStackTrace();
      agent.fail("a bug of this agent: " + bug);
      boolean standby = action.equals("monitor") && agent.parameters.shouldBeStopped();
      code = standby ? ExitCode.NOT_RUNNING : ExitCode.GENERIC;
    }
    agent.keep(action, code);
    return code;
  }

  private int run(String action) {
    return switch (action) {
      case "start" -> begin(Actions::start);
      case "migrate_from" -> begin(Actions::takeOver);
      case "stop" -> stop();
      case "monitor" -> monitor();
      case "mend" -> monitor(Actions::mend);
      default -> {
        fail("this program has no action '" + action + "'");
        yield ExitCode.UNIMPLEMENTED;
      }
    };
  }

  private int begin(Function<Actions, Outcome> how) {
    try {
      parameters.check();
    } catch (Failure invalid) {
      return fail(invalid, ExitCode.of(invalid.code()));
    }
    Vip vip = parameters.vip();
    Actions loop = actions(vip);
    if (vip instanceof Vip.ElasticIp) {
      renew(vip);
    }
    return switch (how.apply(loop)) {
      // An ENI that is to migrate fails as any move may: it is then stopped and started.
      case Outcome.Failed(Failure failure) when failure.code() == Code.PARAMETER_INVALID ->
          fail(failure, ExitCode.GENERIC);
      case Outcome.Failed(Failure failure) -> fail(failure, ExitCode.of(failure.code()));
      case Outcome.Reached(String warning) -> {
        warn(warning);
        keep(vip, loop.learnt());
        yield ExitCode.SUCCESS;
      }
    };
  }

  /**
   * For a stop, an old record is proof that no start here has asked EC2 for anything lately. It is
   * not taken away: a start that EC2 does not answer leaves the VIP running where it ran.
   */
  private void renew(Vip vip) {
    RunRecord started = RunRecord.read(RECORDS, vip.address());
    if (started == null) {
      return;
    }
    try {
      started.at(StartUp.up()).write(RECORDS, vip.address());
    } catch (IOException unwritten) {
      RunRecord.delete(RECORDS, vip.address());
    }
  }

  private int stop() {
    Vip vip;
    try {
      vip = vip();
    } catch (Failure noAddress) {
      warn("There is nothing to stop: " + noAddress.why());
      return ExitCode.SUCCESS;
    }
    return switch (actions(vip).stop()) {
      case Outcome.Failed(Failure failure) -> fail(failure, ExitCode.GENERIC);
      case Outcome.Reached(String warning) -> {
        warn(warning);
        RunRecord.delete(RECORDS, vip.address());
        yield ExitCode.SUCCESS;
      }
    };
  }

  /** What a monitor that comes round finds amiss in the kernel is mended first. */
  private int monitor() {
    if (parameters.shouldBeStopped()) {
      return monitor(Actions::monitorOnStandby);
    }
    return monitor(
        loop -> {
          Verdict byKernel = parameters.isRecurring() ? loop.mend() : new Verdict.Running("");
          warn(byKernel instanceof Verdict.Running(String warning) ? warning : "");
          return loop.monitor();
        });
  }

  private int monitor(Function<Actions, Verdict> how) {
    Vip vip;
    try {
      vip = vip();
    } catch (Failure noAddress) {
      // Nothing is no address: start says so with the right code, a probe must not cause fencing.
      return fail(noAddress, ExitCode.NOT_RUNNING);
    }
    Actions loop = actions(vip);
    return switch (how.apply(loop)) {
      case Verdict.Stopped _ -> ExitCode.NOT_RUNNING;
      case Verdict.Broken(String why) -> {
        fail(why);
        yield parameters.shouldBeStopped() ? ExitCode.NOT_RUNNING : ExitCode.GENERIC;
      }
      case Verdict.Running(String warning) -> {
        warn(warning);
        adopt(vip, loop);
        yield ExitCode.SUCCESS;
      }
    };
  }

  /**
   * An Elastic IP that a boot left associated here runs here: from now on the record says so, and
   * the kernel's monitor need not ask EC2.
   */
  private void adopt(Vip vip, Actions loop) {
    if (vip instanceof Vip.ElasticIp && RunRecord.read(RECORDS, vip.address()) == null) {
      keep(vip, loop.learnt());
    }
  }

  /** The VIP for actions that must come to an end whatever the parameters are. */
  private Vip vip() {
    try {
      return parameters.vip();
    } catch (Failure invalid) {
      return parameters.rest();
    }
  }

  private Actions actions(Vip vip) {
    Duration timeout = Duration.ofMillis(parameters.timeoutMs());
    Deadline deadline = Deadline.after(clock, timeout.minus(StartUp.age()).minus(RESERVE));
    boolean ipv6 = vip.address().isIpv6();
    LinuxKernel kernel = new LinuxKernel(new LocalProcesses(), ipv6);
    Cloud cloud = () -> connect(vip, deadline);
    RunRecord started = RunRecord.read(RECORDS, vip.address());
    return switch (vip) {
      case Vip.Eni eni -> new EniLoop(eni, cloud, kernel, deadline, recorder, noted(eni, started));
      case Vip.Mapped mapped ->
          new MappedLoop(
              mapped,
              cloud,
              kernel,
              deadline,
              recorder,
              started == null
                  ? null
                  : new MappedView.Noted(
                      started.networkInterfaceId(),
                      started.macAddress(),
                      started.age(StartUp.up())));
    };
  }

  private Cloud.Connection connect(Vip vip, Deadline deadline) {
    // An Elastic IP is taken away by its address alone: a private_ip that names none for this node
    // must not make stop fail, and the node be fenced for it.
    if (!(vip instanceof Vip.ElasticIp)) {
      parameters.check();
    }
    Access access = Access.of(parameters.region(), parameters.profile(), parameters.roleArn());
    Imds imds = Imds.ofThisMachine(IMDS_LIMIT);
    Identity identity = new Identities(RECORDS.toPath(), imds).find(access);
    Access there = access.in(identity.region());
    Ec2 routeTables = AwsEc2.open(there, deadline);
    // In a shared VPC the route tables are another account's, the instances this one's.
    boolean elsewhere = vip instanceof Vip.Route && !parameters.roleArn().isEmpty();
    Ec2 own = elsewhere ? AwsEc2.open(there.asItself(), deadline) : routeTables;
    return new Cloud.Connection(identity.instanceId(), own, routeTables, imds);
  }

  private static Noted noted(Vip.Eni vip, @Nullable RunRecord started) {
    boolean shared = RunRecord.isShared(RECORDS, vip.address(), vip.networkInterfaceId());
    return started != null && started.networkInterfaceId().equals(vip.networkInterfaceId())
        ? new Noted(started.macAddress(), started.subnet(), shared)
        : new Noted("", null, shared);
  }

  /** Without the record a monitor judges by the kernel alone: nothing to fail a start for. */
  private void keep(Vip vip, Actions.@Nullable Learnt learnt) {
    if (learnt == null) {
      return;
    }
    try {
      new RunRecord(learnt.networkInterfaceId(), learnt.macAddress(), learnt.subnet(), StartUp.up())
          .write(RECORDS, vip.address());
    } catch (IOException unwritten) {
      warn("Monitors will judge by the kernel alone: " + unwritten.getMessage());
    }
  }

  private int fail(Failure failure, int code) {
    report.reason(failure);
    reason = String.valueOf(failure.getMessage());
    return code;
  }

  private void fail(String why) {
    report.reason(why);
    reason = why;
  }

  private void warn(String warning) {
    if (!warning.isEmpty()) {
      report.warning(warning);
      reason = warning;
    }
  }

  private void keep(String action, int code) {
    Duration took = recorder.now();
    Entry entry =
        new Entry(
            began, took, "vip", action, parameters.resource(), code, reason, recorder.events());
    if (!new Journal(JOURNAL).append(entry)) {
      report.warning("Cannot write to " + JOURNAL);
    }
  }
}
