package io.cicely.cli.bench;

import io.cicely.cli.spec.Mode;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What one action of an agent costs: wall and CPU time of the whole process, on the node. */
final class Costs {
  private static final int RUNS = 10;
  private static final int PAIRS = 3;
  private static final String STANDBY = "OCF_RESKEY_CRM_meta_role=Stopped";

  private final Stage stage;
  private final Mode mode;
  private final String latency;
  private final List<Figure> figures = new ArrayList<>();

  Costs(Stage stage, Mode mode, String latency) {
    this.stage = stage;
    this.mode = mode;
    this.latency = latency;
  }

  List<Figure> figures() {
    return List.copyOf(figures);
  }

  /** The least that Java costs here, with the flags of our launchers. */
  void hello(String node) {
    measure(
        "java",
        node,
        "hello",
        RUNS,
        List.of(
            "sh",
            "-c",
            "exec \"$(ls -d /usr/lib/cicely/*/runtime | head -n 1)/bin/java\""
                + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xshare:auto -cp "
                + Stage.FOLDER
                + " "
                + HelloMain.class.getName()));
  }

  /** One call of the AWS CLI, the unit in which shell agents pay. */
  void awsCli(String node, String eni) {
    measure(
        "awscli",
        node,
        "describe-network-interfaces",
        PAIRS,
        List.of("aws", "ec2", "describe-network-interfaces", "--network-interface-ids", eni));
  }

  /**
   * Each action by itself, with Pacemaker's hands off: monitor in all its kinds, stop and start in
   * pairs, a start with cold caches on the standby, and the fence status.
   */
  void of(Contender contender, String owner, String standby, String standbyInstance) {
    try (HandsOff _ = new HandsOff(owner)) {
      Agent there = new Agent(contender, owner);
      Agent elsewhere = new Agent(contender, standby);
      there.measure("monitor", "monitor", RUNS);
      if (contender.ours()) {
        there.measure("monitor depth 10", "monitor", RUNS, "OCF_CHECK_LEVEL=10");
        elsewhere.measure("monitor role=Stopped", "monitor", RUNS, STANDBY);
      }
      for (int i = 0; i < PAIRS; i++) {
        there.measure("stop", "stop", 1);
        there.measure("start", "start", 1);
      }
      for (int i = 0; i < PAIRS; i++) {
        coldStart(there, elsewhere, "start, caches dropped");
        if (contender.ours()) {
          coldStart(there, elsewhere, "start, caches dropped, then one monitor role=Stopped");
        }
      }
      measure(
          contender.name(),
          owner,
          "fence status",
          PAIRS,
          List.of(contender.fence(), "-o", "status", "-n", standbyInstance, "-r", "eu-west-1"));
    }
  }

  /** The standby's first start, as after hours in which others used the memory. */
  private void coldStart(Agent owner, Agent standby, String what) {
    owner.run("stop");
    stage.dropCaches();
    if (what.contains("monitor")) {
      standby.run("monitor", STANDBY);
    }
    standby.measure(what, "start", 1);
    standby.run("stop");
    owner.run("start");
  }

  /** Pacemaker in maintenance, which touches no resource, until closed. */
  private final class HandsOff implements AutoCloseable {
    private final String node;

    HandsOff(String node) {
      this.node = node;
      change("--update true");
    }

    private void change(String how) {
      stage.shell(
          node,
          "crm_attribute --type crm_config --name maintenance-mode %s && crm_resource --wait"
              .formatted(how));
    }

    @Override
    public void close() {
      change("--delete");
    }
  }

  /** A contender's resource agent on one node, called as Pacemaker would. */
  private final class Agent {
    private final Contender contender;
    private final String node;

    Agent(Contender contender, String node) {
      this.contender = contender;
      this.node = node;
    }

    void measure(String what, String action, int runs, String... settings) {
      Costs.this.measure(contender.name(), node, what, runs, command(action, settings));
    }

    void run(String action, String... settings) {
      stage.runWhatever(node, command(action, settings));
    }

    private static String quoted(List<String> words) {
      return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }

    /** One process, which runs the agents of all resources in their order. */
    private List<String> command(String action, String... settings) {
      List<Contender.Resource> order = contender.resources();
      if (action.equals("stop")) {
        order = order.reversed();
      }
      if (order.size() == 1) {
        return command(order.getFirst(), action, settings);
      }
      String script =
          order.stream()
              .map(each -> quoted(command(each, action, settings)))
              .collect(Collectors.joining(" && "));
      return List.of("sh", "-c", script);
    }

    private List<String> command(Contender.Resource resource, String action, String... settings) {
      List<String> words =
          new ArrayList<>(
              List.of(
                  "env",
                  "OCF_ROOT=/usr/lib/ocf",
                  "OCF_RA_VERSION_MAJOR=1",
                  "OCF_RESOURCE_INSTANCE=vip",
                  "OCF_RESOURCE_TYPE=" + resource.agent(),
                  "__OCF_ACTION=" + action,
                  "OCF_RESKEY_CRM_meta_on_node=" + node,
                  "OCF_RESKEY_CRM_meta_timeout=60000"));
      resource.parameters().forEach(each -> words.add("OCF_RESKEY_" + each));
      words.addAll(List.of(settings));
      words.addAll(List.of(resource.file(), action));
      return words;
    }
  }

  private void measure(String contender, String node, String what, int runs, List<String> command) {
    List<String> words =
        new ArrayList<>(List.of("python3", Stage.FOLDER + "/measure.py", Integer.toString(runs)));
    words.addAll(command);
    for (String line : stage.run(node, words).lines().toList()) {
      String[] numbers = line.split(" ");
      requireDone(numbers[2], command);
      add(contender, what + ", wall", Long.parseLong(numbers[0]));
      add(contender, what + ", CPU", Long.parseLong(numbers[1]));
    }
  }

  /** What failed would be quick for the wrong reason; 7 is a standby's right answer. */
  private static void requireDone(String status, List<String> command) {
    if (!status.equals("0") && !(status.equals("7") && command.contains(STANDBY))) {
      throw new Failure(
          Code.COMMAND_FAILED,
          "Measuring `" + String.join(" ", command) + "`",
          "it ended with " + status,
          "");
    }
  }

  private void add(String contender, String what, long value) {
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      if (figure.contender().equals(contender) && figure.what().equals(what)) {
        List<Long> runs = new ArrayList<>(figure.runs());
        runs.add(value);
        figures.set(i, new Figure(mode, contender, latency, what, "ms", runs));
        return;
      }
    }
    figures.add(new Figure(mode, contender, latency, what, "ms", List.of(value)));
  }
}
