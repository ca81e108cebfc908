package io.cicely.cli.command;

import io.cicely.cli.lab.Lab;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code cicely lab fault}: what is wrong with the lab's EC2. */
@Command(
    name = "fault",
    mixinStandardHelpOptions = true,
    description = "What is wrong with EC2: without a command, the faults there are.",
    footer = {
      "  cicely lab fault add type=aws:fis:inject-api-unavailable-error",
      "  cicely lab fault add type=aws:fis:inject-api-throttle-error"
          + " operations=AttachNetworkInterface percentage=50",
      "  cicely lab fault add type=delay by=PT3S operations=DescribeInstances count=2",
      "  cicely lab fault add type=stick kind=LinkUnplugs",
      "  cicely lab fault add type=hang target=metadata",
      "  cicely lab fault clear"
    })
final class LabFaultCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    print(Lab.running().simulator().faults());
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Let something be wrong from now on; prints its number.",
      footer = "  cicely lab fault add type=delay by=PT3S operations=DescribeInstances")
  void add(
      @Parameters(
              paramLabel = "KEY=VALUE",
              arity = "1..*",
              description = "type, and what it takes: see the examples of `fault --help`")
          Map<String, String> form) {
    SequencedMap<String, String> ordered = new LinkedHashMap<>(form);
    print(Lab.running().simulator().addFault(ordered));
  }

  @Command(
      name = "clear",
      mixinStandardHelpOptions = true,
      description = "End one fault, or all of them.",
      footer = "  cicely lab fault clear 2")
  void clear(
      @Parameters(paramLabel = "NUMBER", arity = "0..1", description = "which one (default: all)")
          @Nullable Long number) {
    print(Lab.running().simulator().clearFaults(number == null ? List.of() : List.of(number)));
  }

  private void print(String text) {
    spec.commandLine().getOut().println(text.stripTrailing());
  }
}
