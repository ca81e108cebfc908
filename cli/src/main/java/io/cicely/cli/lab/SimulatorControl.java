package io.cicely.cli.lab;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.process.Processes;
import io.cicely.node.process.Result;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Speaks to the control face of the lab's EC2: what is wrong with it, how long it takes. */
public final class SimulatorControl {
  private final Path socket;
  private final Processes processes;

  SimulatorControl(Path socket, Processes processes) {
    this.socket = socket;
    this.processes = processes;
  }

  /** What is wrong with EC2 now, as JSON. */
  public String faults() {
    return send("GET", "/faults", "");
  }

  /**
   * Lets something be wrong with EC2.
   *
   * @param form the fault's type and parameters, as the simulator's control face takes them
   */
  public String addFault(SequencedMap<String, String> form) {
    return send("POST", "/faults", encoded(form));
  }

  /** Ends the faults of these numbers, or all when none is named. */
  public String clearFaults(List<Long> numbers) {
    if (numbers.isEmpty()) {
      return send("DELETE", "/faults", "");
    }
    numbers.forEach(number -> send("DELETE", "/faults", "number=" + number));
    return faults();
  }

  /** From now on EC2 takes its time as this profile says: {@code none} or {@code typical}. */
  public void setLatency(String profile) {
    String _ = send("POST", "/latency", "profile=" + encoded(profile));
  }

  private static String encoded(SequencedMap<String, String> form) {
    return form.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /**
   * Sends a form and returns the answer, JSON.
   *
   * @throws Failure with the simulator's own words, if it refuses
   */
  public String send(String method, String path, String form) {
    Result result =
        processes.run(
            Command.of(
                "curl",
                "--silent",
                "--show-error",
                "--fail-with-body",
                "--unix-socket",
                socket.toString(),
                "--request",
                method,
                "--data",
                form,
                "http://simulator" + path));
    if (!result.succeeded()) {
      throw new Failure(
          Code.COMMAND_FAILED,
          "The simulator does not " + method + " " + path + " with '" + form + "'",
          (result.out() + result.err()).strip(),
          "");
    }
    return result.out();
  }
}
