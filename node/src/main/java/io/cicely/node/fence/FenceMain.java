package io.cicely.node.fence;

import io.cicely.node.ec2.aws.Identities;
import io.cicely.node.ec2.aws.Imds;
import io.cicely.node.failure.Failure;
import io.cicely.node.journal.Journal;
import io.cicely.node.time.Clock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The program {@code fence_cicely}. */
public final class FenceMain {
  private static final Path JOURNAL = Path.of("/var/log/cicely/journal.jsonl");
  private static final Path NOTES = Path.of("/run/cicely");
  private static final Duration IMDS_LIMIT = Duration.ofSeconds(1);

  private FenceMain() {}

  /** Options, or without any, lines on standard input. */
  public static void main(String[] arguments) throws IOException {
    System.exit(run(List.of(arguments)));
  }

  /** The exit code. */
  public static int run(List<String> arguments) throws IOException {
    Map<Parameter, String> given;
    Order order;
    try {
      given = arguments.isEmpty() ? Input.ofLines(standardInput()) : Input.ofOptions(arguments);
      if (Order.isSet(given, Parameter.HELP) || Order.isSet(given, Parameter.VERSION)) {
        boolean help = Order.isSet(given, Parameter.HELP);
        System.out.println(help ? Usage.help() : Usage.version());
        return FenceAgent.DONE;
      }
      order = Order.of(given);
    } catch (Failure failure) {
      System.err.println(failure.getMessage());
      return FenceAgent.FAILED;
    }
    return agent(order).carryOut();
  }

  private static FenceAgent agent(Order order) {
    Clock clock = Clock.system();
    Identities identities = new Identities(NOTES, Imds.ofThisMachine(IMDS_LIMIT));
    Consumer<String> err = order.quiet() ? _ -> {} : System.err::println;
    Console console = new Console(System.out::println, err);
    return new FenceAgent(
        order, new AwsSites(identities, clock), clock, new Journal(JOURNAL), console);
  }

  private static List<String> standardInput() throws IOException {
    var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (reader) {
      return reader.readAllLines();
    }
  }
}
