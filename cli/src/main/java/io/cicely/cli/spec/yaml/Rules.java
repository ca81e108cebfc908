package io.cicely.cli.spec.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What no single place of the file can say: names and addresses that meet, options that clash. */
final class Rules {
  private static final String TWO_NODES = "it is for two nodes; with more of them quorum decides";

  private final List<Problem> problems;
  private final Value file;
  private final Addresses addresses;

  Rules(Value file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
    addresses = new Addresses(problems);
  }

  /** Judges all of them. */
  void check() {
    nodes();
    access();
    fencing();
    new VipRules(file, addresses, problems).check();
    resourceNames();
  }

  private void nodes() {
    eachOnce("nodes", node -> node.get("name"), Rules::low, "node name");
    eachOnce("nodes", node -> node.get("instance"), Function.identity(), "instance");
    List<Value> nodes = file.get("nodes").items();
    for (int i = 0; i < nodes.size(); i++) {
      addresses.claim(nodes.get(i).get("address"), "nodes[" + i + "].address");
    }
    List<Value> given = nodes.stream().map(it -> it.get("address")).filter(Value::isThere).toList();
    for (Value each : given) {
      if (Addresses.isIpv6(each) != Addresses.isIpv6(given.getFirst())) {
        add(
            each,
            "nodes",
            "the nodes' addresses are of two families",
            "Give all nodes IPv4 addresses, or all IPv6: Corosync links join one family");
      }
    }
  }

  private void access() {
    Value access = file.get("access");
    if (access.get("ssh").isThere() || access.entries().isEmpty()) {
      return;
    }
    List<Value> nodes = file.get("nodes").items();
    for (int i = 0; i < nodes.size(); i++) {
      Value ssh = nodes.get(i).get("ssh");
      if (ssh.isThere()) {
        add(
            ssh,
            "nodes[" + i + "].ssh",
            "it is of no use: the nodes are not reached by ssh",
            "Remove it, or write access: { ssh: {} }");
      }
    }
  }

  private void fencing() {
    Value fencing = file.get("fencing");
    Value survivor = fencing.get("survivor");
    Value delay = fencing.get("delay");
    if (file.get("nodes").items().size() > 2) {
      refuse(survivor, "fencing.survivor", TWO_NODES, "Remove it");
      refuse(delay, "fencing.delay", TWO_NODES, "Remove it");
    } else {
      isNode(survivor, "fencing.survivor");
    }
    if (delay.number(1) == 0) {
      refuse(
          survivor,
          "fencing.survivor",
          "without a delay no node wins",
          "Remove it, or give delay some seconds");
    }
    if (fencing.get("agent").text().equals("aws")) {
      String remedy = "Remove it, or write agent: cicely";
      refuse(fencing.get("role_arn"), "fencing.role_arn", "fence_aws assumes no role", remedy);
      refuse(fencing.get("profile"), "fencing.profile", "fence_aws takes no profile", remedy);
    }
  }

  /** In the CIB VIPs, services, groups, fence devices and alerts share one space of ids. */
  private void resourceNames() {
    Map<String, String> taken = new HashMap<>();
    for (Value node : file.get("nodes").items()) {
      String name = node.get("name").text();
      taken.put("fence-" + name, "the fence device of " + name);
    }
    List<Value> vips = file.get("vips").items();
    for (int i = 0; i < vips.size(); i++) {
      Value vip = vips.get(i);
      resource(taken, vip.get("name"), "vips[" + i + "].name", "the VIP in line ");
      List<Value> services = vip.get("services").items();
      for (int j = 0; j < services.size(); j++) {
        String path = "vips[" + i + "].services[" + j + "].name";
        resource(taken, services.get(j).get("name"), path, "the service in line ");
      }
    }
    List<Value> alerts = file.get("alerts").items();
    for (int i = 0; i < alerts.size(); i++) {
      resource(taken, alerts.get(i).get("name"), "alerts[" + i + "].name", "the alert in line ");
    }
    for (int i = 0; i < vips.size(); i++) {
      Value name = vips.get(i).get("name");
      String group = name.text() + "-group";
      if (!vips.get(i).get("services").items().isEmpty() && taken.containsKey(group)) {
        add(
            name,
            "vips[" + i + "].name",
            "the group of this VIP would be called as " + taken.get(group),
            "Choose another name for one of them");
      }
    }
  }

  private void resource(Map<String, String> taken, Value name, String path, String what) {
    if (!name.isThere()) {
      return;
    }
    String other = taken.putIfAbsent(name.text(), what + name.at().line());
    if (other != null) {
      add(
          name,
          path,
          Secrets.quoted(name.text()) + " is the name of " + other,
          "Choose another name: in Pacemaker's CIB each has its own");
    }
  }

  private void eachOnce(
      String list, Function<Value, Value> part, Function<String, String> same, String what) {
    Map<String, Integer> lines = new HashMap<>();
    List<Value> items = file.get(list).items();
    for (int i = 0; i < items.size(); i++) {
      Value value = part.apply(items.get(i));
      if (value.isThere()) {
        Integer first = lines.putIfAbsent(same.apply(value.text()), value.at().line());
        if (first != null) {
          add(
              value,
              list + "[" + i + "]",
              "the " + what + " " + Secrets.quoted(value.text()) + " is in line " + first + " too",
              "Give each its own");
        }
      }
    }
  }

  private void isNode(Value name, String path) {
    isNode(file, name, path, problems);
  }

  static void isNode(Value file, Value name, String path, List<Problem> problems) {
    Set<String> nodes = nodeNames(file);
    if (name.isThere() && !nodes.isEmpty() && !nodes.contains(name.text())) {
      List<String> known = new ArrayList<>(nodes);
      problems.add(
          Problem.at(
              name.at(),
              path,
              "there is no node " + Secrets.quoted(name.text()),
              "Write one of the nodes: " + Shape.orList(known)));
    }
  }

  static Set<String> nodeNames(Value file) {
    return file.get("nodes").items().stream()
        .map(node -> node.get("name").text())
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
  }

  private static String low(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private void refuse(Value value, String path, String what, String remedy) {
    if (value.isThere()) {
      add(value, path, what, remedy);
    }
  }

  private void add(Value value, String path, String what, String remedy) {
    problems.add(Problem.at(value.at(), path, what, remedy));
  }
}
