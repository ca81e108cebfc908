package io.cicely.cli.observe;

import io.cicely.cli.cluster.Seen;
import io.cicely.cli.cluster.machine.Machine;
import io.cicely.cli.host.Host;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Looks at machines: one command on each, all at once.
 *
 * @param packages whose versions are of interest
 * @param units of systemd
 * @param files whose text is of interest
 * @param secrets files of which only a digest is to leave the machine
 */
public record MachineLook(
    List<String> packages, List<String> units, List<String> files, List<String> secrets) {
  private static final String SCRIPT = script();

  /** Amazon Linux asks its repositories over the network, once. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  public MachineLook {
    packages = List.copyOf(packages);
    units = List.copyOf(units);
    files = List.copyOf(files);
    secrets = List.copyOf(secrets);
  }

  /** Each host's machine, by the node's name and in the order of the hosts. */
  public SequencedMap<String, Seen<Machine>> at(List<Host> hosts) {
    SequencedMap<String, Future<Seen<Machine>>> looks = new LinkedHashMap<>();
    SequencedMap<String, Seen<Machine>> seen = new LinkedHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Host host : hosts) {
        looks.put(host.name(), threads.submit(() -> Seen.by(() -> at(host))));
      }
      looks.forEach((node, look) -> seen.put(node, get(look)));
    }
    return seen;
  }

  private static Seen<Machine> get(Future<Seen<Machine>> look) {
    try {
      return look.get();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Seen.Unknown<>("interrupted");
    } catch (ExecutionException thrown) {
      throw new IllegalStateException(thrown.getCause());
    }
  }

  /**
   * The host's machine.
   *
   * @throws Failure if it cannot be reached or its answer cannot be understood
   */
  public Machine at(Host host) {
    List<String> line = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh"));
    line.add("packages");
    line.addAll(packages);
    line.add("units");
    line.addAll(units);
    line.add("files");
    line.addAll(files);
    line.add("secrets");
    line.addAll(secrets);
    String answer = host.run(new Command(line, "", LIMIT)).orFail().out();
    return new MachineAnswer(host.name()).read(answer);
  }

  private static String script() {
    try (InputStream stream = MachineLook.class.getResourceAsStream("machine.sh")) {
      return new String(
          Objects.requireNonNull(stream, "machine.sh").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
