package io.cicely.cli.command;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.sim.latency.Profile;
import io.cicely.sim.server.Simulation;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code cicely sim}. */
@Command(
    name = "sim",
    description = {
      "Runs an EC2 on loopback for AWS's own clients until it is interrupted. Prints the variables",
      "that make them use it."
    },
    footer = {
      "  cicely sim > sim.env &        @|faint then: . ./sim.env; aws ec2 describe-instances|@",
      "  cicely sim --latency typical --seed 42",
      "  cicely sim --world three-nodes.world"
    })
final class SimCommand implements Callable<Integer> {
  @Option(
      names = "--region",
      defaultValue = "eu-west-1",
      description = "its AWS region (default: ${DEFAULT-VALUE})")
  private String region;

  @Option(
      names = "--account",
      paramLabel = "DIGITS",
      defaultValue = "123456789012",
      description = "its AWS account (default: ${DEFAULT-VALUE})")
  private String account;

  @Option(
      names = "--world",
      paramLabel = "FILE",
      description = "what there is at first (default: two machines and an ENI)")
  private @Nullable Path world;

  @Option(
      names = "--latency",
      paramLabel = "PROFILE",
      defaultValue = "none",
      description =
          "none, typical, or manual: nothing happens by itself (default: ${DEFAULT-VALUE})")
  private String latency;

  @Option(names = "--seed", description = "same seed, same run (default: any; it is printed)")
  private @Nullable Long seed;

  @Option(names = "--throttle", description = "let calls cost tokens, as EC2 does")
  private boolean throttled;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "for its certificate and control socket (default: a new one)")
  private @Nullable Path directory;

  @Option(
      names = "--https-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "for EC2 and STS by TLS (default: ${DEFAULT-VALUE}, any that is free)")
  private int httpsPort;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "for EC2 and STS in the clear (default: ${DEFAULT-VALUE}, any that is free)")
  private int httpPort;

  @Option(
      names = "--imds-port",
      paramLabel = "PORT",
      defaultValue = "0",
      description = "for the metadata service (default: ${DEFAULT-VALUE}, any that is free)")
  private int imdsPort;

  @Option(
      names = "--imds-instance",
      paramLabel = "ID",
      description = "whose metadata IMDS answers with (default: the first instance)")
  private @Nullable String imdsInstance;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Simulation simulation =
        new Simulation(
            region,
            account,
            world,
            profile(),
            seed == null ? ThreadLocalRandom.current().nextInt(Integer.MAX_VALUE) : seed,
            throttled,
            directory == null ? Files.createTempDirectory("cicely-sim") : directory,
            httpsPort,
            httpPort,
            imdsPort,
            imdsInstance);
    if (directory == null) {
      removeAtTheEnd(simulation.directory());
    }
    try {
      simulation.run(spec.commandLine().getOut());
      return ExitCode.OK.number();
    } catch (InterruptedException interrupted) {
      return ExitCode.INTERRUPTED.number();
    } catch (BindException taken) {
      String advice = "Choose other ports; 0 takes any that is free";
      throw failure(Code.PARAMETER_INVALID, taken, advice);
    } catch (IOException | IllegalArgumentException wrong) {
      throw failure(Code.FILE_UNUSABLE, wrong, "");
    }
  }

  private Profile profile() {
    try {
      return Simulation.profileNamed(latency);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), "--latency: " + wrong.getMessage(), wrong);
    }
  }

  private static Failure failure(Code code, Exception cause, String advice) {
    return new Failure(code, "Cannot run the simulator", cause.toString(), advice, cause);
  }

  /** It holds the key of a certificate authority, and a socket. */
  private static void removeAtTheEnd(Path folder) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try (var files = Files.list(folder)) {
                    files.map(Path::toFile).forEach(java.io.File::delete);
                    Files.delete(folder);
                  } catch (IOException left) {
                    System.err.println("cicely: could not remove " + folder + ": " + left);
                  }
                }));
  }
}
