package io.cicely.cli.command;

import io.cicely.cli.cluster.Cluster;
import io.cicely.cli.cluster.Seen;
import io.cicely.cli.host.LocalHost;
import io.cicely.cli.observe.Observer;
import io.cicely.cli.observe.Reach;
import io.cicely.cli.output.Json;
import io.cicely.node.ec2.aws.Access;
import io.cicely.node.ec2.aws.AwsEc2;
import io.cicely.node.process.Command;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.process.Result;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.sim.server.Simulation;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * What the launcher's cache of loaded classes is recorded from: the command line, and a look at a
 * cluster whose tools' answers are files and whose EC2 is a simulator on loopback.
 */
public final class TrainingMain {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private TrainingMain() {}

  public static void main(String[] arguments) throws IOException {
    CommandLine line = Cicely.commandLine();
    line.setOut(new PrintWriter(new StringWriter()));
    line.setErr(new PrintWriter(new StringWriter()));
    line.execute("--help");
    line.execute("status", "--cluster", "/nowhere");
    new LocalProcesses().run(Command.of("true"));
    Path folder = Files.createTempDirectory("cicely-training");
    try (Simulation.Running sim = simulation(folder).start()) {
      StatusView view = new StatusView(look(sim));
      System.out.print(view.text());
      System.out.print(Json.of(view.data()));
    } finally {
      remove(folder);
    }
  }

  private static Simulation simulation(Path folder) {
    return new Simulation(
        "eu-west-1",
        "123456789012",
        null,
        Simulation.profileNamed("none"),
        1,
        false,
        folder,
        0,
        0,
        0,
        null);
  }

  private static Cluster look(Simulation.Running sim) {
    System.setProperty("aws.endpointUrlEc2", "http://127.0.0.1:" + sim.httpPort());
    System.setProperty("aws.accessKeyId", sim.admin().id());
    System.setProperty("aws.secretAccessKey", sim.admin().secret());
    Access access = Access.byChain().in(sim.simulation().region());
    try (AwsEc2 ec2 = AwsEc2.open(access, Deadline.after(Clock.system(), LIMIT))) {
      LocalHost adam = new LocalHost("adam", TrainingMain::answer);
      LocalHost eva = new LocalHost("eva", TrainingMain::answer);
      return new Observer(new Reach(List.of(adam, eva), new Seen.Known<>(ec2), Map.of())).look();
    }
  }

  private static Result answer(Command command) {
    String file =
        switch (command.arguments().getFirst()) {
          case "crm_mon" -> "crm_mon.xml";
          case "cibadmin" -> "cibadmin.xml";
          case "ip" -> "ip.json";
          default -> "corosync-cfgtool.txt";
        };
    return new Result(command, 0, text(file), "");
  }

  private static String text(String file) {
    try (InputStream stream = TrainingMain.class.getResourceAsStream("training/" + file)) {
      return new String(
          Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
