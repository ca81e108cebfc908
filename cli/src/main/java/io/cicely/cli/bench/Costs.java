package io.cicely.cli.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one action of an agent costs: wall and CPU time of the whole process, on the node. */
final class Costs {
  private static final int RUNS = 10;
  private static final int PAIRS = 3;

  private final Stage stage;
  private final String latency;
  private final List<Figure> figures = new ArrayList<>();

  Costs(Stage stage, String latency) {
    this.stage = stage;
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

  /** Monitor, then stop and start in pairs, with Pacemaker's hands off; and the fence status. */
  void of(Contender contender, String owner, String other, String otherInstance) {
    stage.shell(owner, "crm_attribute --type crm_config --name maintenance-mode --update true");
    try {
      action(contender, owner, "monitor", RUNS);
      for (int i = 0; i < PAIRS; i++) {
        action(contender, owner, "stop", 1);
        action(contender, owner, "start", 1);
      }
      measure(
          contender.name(),
          owner,
          "fence status",
          PAIRS,
          List.of(contender.fence(), "-o", "status", "-n", otherInstance, "-r", "eu-west-1"));
      action(contender, other, "monitor", 1);
    } finally {
      stage.shell(owner, "crm_attribute --type crm_config --name maintenance-mode --delete");
    }
  }

  private void action(Contender contender, String node, String action, int runs) {
    Stream<String> environment =
        Stream.concat(
            Stream.of(
                "OCF_ROOT=/usr/lib/ocf",
                "OCF_RA_VERSION_MAJOR=1",
                "OCF_RESOURCE_INSTANCE=vip",
                "__OCF_ACTION=" + action,
                "OCF_RESKEY_CRM_meta_timeout=60000"),
            contender.parameters().stream().map(each -> "OCF_RESKEY_" + each));
    measure(
        contender.name(),
        node,
        action,
        runs,
        Stream.concat(
                Stream.concat(Stream.of("env"), environment), Stream.of(contender.agent(), action))
            .toList());
  }

  private void measure(String contender, String node, String what, int runs, List<String> command) {
    List<String> words =
        new ArrayList<>(List.of("python3", Stage.FOLDER + "/measure.py", Integer.toString(runs)));
    words.addAll(command);
    for (String line : stage.run(node, words).lines().toList()) {
      String[] numbers = line.split(" ");
      add(contender, what + ", wall", Long.parseLong(numbers[0]));
      add(contender, what + ", CPU", Long.parseLong(numbers[1]));
    }
  }

  private void add(String contender, String what, long value) {
    for (int i = 0; i < figures.size(); i++) {
      Figure figure = figures.get(i);
      if (figure.contender().equals(contender) && figure.what().equals(what)) {
        List<Long> runs = new ArrayList<>(figure.runs());
        runs.add(value);
        figures.set(i, new Figure(contender, latency, what, "ms", runs));
        return;
      }
    }
    figures.add(new Figure(contender, latency, what, "ms", List.of(value)));
  }
}
