package io.cicely.cli.spec.yaml;

import io.cicely.cli.spec.Mode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What holds among the VIPs and within one. */
final class VipRules {
  /** An instance has 15 ENIs on a network card at most, and needs one for itself. */
  private static final int MOST_ENIS = 14;

  /** An ENI has 50 private addresses at most, and needs one for itself. */
  private static final int MOST_ADDRESSES = 49;

  private final Value file;
  private final Addresses addresses;
  private final List<Problem> problems;
  private final Map<String, Integer> ids = new HashMap<>();

  VipRules(Value file, Addresses addresses, List<Problem> problems) {
    this.file = file;
    this.addresses = addresses;
    this.problems = problems;
  }

  void check() {
    Map<String, Integer> counts = new HashMap<>();
    List<Value> vips = file.get("vips").items();
    for (int i = 0; i < vips.size(); i++) {
      Value vip = vips.get(i);
      String path = "vips[" + i + "]";
      Rules.isNode(file, vip.get("prefers"), path + ".prefers", problems);
      services(vip, path);
      Optional<Mode> mode =
          vip.get("mode").isThere() ? Mode.named(vip.get("mode").text()) : Optional.empty();
      mode.ifPresent(
          it -> {
            number(vip, it, path, counts);
            switch (it) {
              case ENI -> eni(vip, path);
              case SECONDARY_IP -> addresses.claim(vip.get("address"), path + ".address");
              case ROUTE -> route(vip, path);
              case ELASTIC_IP -> elasticIp(vip, path);
            }
          });
    }
  }

  /** A node must be able to hold all of them at once: the last one that is left. */
  private void number(Value vip, Mode mode, String path, Map<String, Integer> counts) {
    boolean isIpv6 = Addresses.isIpv6(vip.get("address"));
    String share = mode + " " + vip.get("interface").text() + (isIpv6 ? " IPv6" : "");
    int most =
        switch (mode) {
          case ENI -> MOST_ENIS;
          case SECONDARY_IP, ELASTIC_IP -> MOST_ADDRESSES;
          case ROUTE -> Integer.MAX_VALUE;
        };
    if (counts.merge(share, 1, Integer::sum) == most + 1) {
      add(
          vip,
          path,
          "one node cannot hold more than " + most + " VIPs of mode " + mode,
          mode == Mode.SECONDARY_IP
              ? "Give some of them another interface, or the mode route"
              : "Give the rest another mode, such as route, or another cluster");
    }
  }

  private void eni(Value vip, String path) {
    addresses.claim(vip.get("address"), path + ".address");
    Value eni = vip.get("eni");
    boolean isNew = eni.text().equals(FileShape.CREATE);
    if (!isNew) {
      once(eni, path + ".eni", "an ENI moves as a whole: give each VIP its own");
    }
    Value groups = vip.get("security_groups");
    if (groups.isThere() && eni.isThere() && !isNew) {
      add(
          groups,
          path + ".security_groups",
          "the ENI exists already, with groups of its own",
          "Remove it, or write eni: create");
    }
    noneTwice(groups, path + ".security_groups");
  }

  private void route(Value vip, String path) {
    addresses.claim(vip.get("address"), path + ".address");
    noneTwice(vip.get("route_tables"), path + ".route_tables");
  }

  private void elasticIp(Value vip, String path) {
    addresses.claimPublic(vip.get("address"), path + ".address");
    if (!vip.get("allocation").text().equals(FileShape.CREATE)) {
      once(vip.get("allocation"), path + ".allocation", "give each VIP its own Elastic IP");
    }
    Value byNode = vip.get("private_ip");
    byNode
        .entries()
        .forEach(
            (node, address) -> {
              String where = Secrets.path(path + ".private_ip", node);
              if (!Rules.nodeNames(file).contains(node)) {
                add(
                    address,
                    where,
                    "there is no node " + Secrets.quoted(node),
                    "Write one of the nodes: " + Shape.orList(List.copyOf(Rules.nodeNames(file))));
              }
              addresses.claim(address, where);
            });
    if (byNode instanceof Value.Map) {
      for (String node : Rules.nodeNames(file)) {
        if (!byNode.get(node).isThere() && !byNode.entries().containsKey(node)) {
          add(
              byNode,
              path + ".private_ip",
              "there is no address for the node " + Secrets.quoted(node),
              "Add " + node + ": and a secondary private address of that node");
        }
      }
    }
  }

  private void services(Value vip, String path) {
    List<Value> services = vip.get("services").items();
    for (int i = 0; i < services.size(); i++) {
      Value service = services.get(i);
      String where = path + ".services[" + i + "]";
      if (service.get("ocf").text().equals("cicely:vip")) {
        add(
            service.get("ocf"),
            where + ".ocf",
            "a VIP is no service of another one",
            "Write it under vips");
      }
      if (service.get("systemd").isThere() && service.get("parameters").isThere()) {
        add(
            service.get("parameters"),
            where + ".parameters",
            "a unit of systemd takes no parameters",
            "Remove them, or name an OCF resource agent under ocf");
      }
    }
  }

  private void once(Value id, String path, String remedy) {
    if (!id.isThere()) {
      return;
    }
    Integer first = ids.putIfAbsent(id.text(), id.at().line());
    if (first != null) {
      add(id, path, Secrets.quoted(id.text()) + " is in line " + first + " too", remedy);
    }
  }

  private void noneTwice(Value list, String path) {
    Map<String, Integer> seen = new HashMap<>();
    for (Value each : list.items()) {
      Integer first = each.isThere() ? seen.putIfAbsent(each.text(), each.at().line()) : null;
      if (first != null) {
        add(each, path, Secrets.quoted(each.text()) + " is there twice", "Keep one of them");
      }
    }
  }

  private void add(Value value, String path, String what, String remedy) {
    problems.add(Problem.at(value.at(), path, what, remedy));
  }
}
