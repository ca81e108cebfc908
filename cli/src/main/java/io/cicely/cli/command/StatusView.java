package io.cicely.cli.command;

import io.cicely.cli.cluster.Agreement;
import io.cicely.cli.cluster.Cluster;
import io.cicely.cli.cluster.Node;
import io.cicely.cli.cluster.Place;
import io.cicely.cli.cluster.Seen;
import io.cicely.cli.cluster.Verdict;
import io.cicely.cli.cluster.Vip;
import io.cicely.cli.output.Table;
import io.cicely.cli.spec.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A cluster's status for a reader, and for a program. */
record StatusView(Cluster cluster) {
  private static final String NO_VIP = "No VIP (ocf:cicely:vip) is configured.";

  List<Verdict> verdicts() {
    return cluster.vips().stream().map(vip -> Verdict.of(cluster, vip)).toList();
  }

  /** Whether every VIP is where it should be and could fail over. */
  boolean good() {
    return !cluster.vips().isEmpty() && verdicts().stream().allMatch(Verdict::good);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    verdicts().forEach(verdict -> text.append(verdict.sentence()).append('\n'));
    if (cluster.vips().isEmpty()) {
      text.append(NO_VIP).append('\n');
    }
    text.append('\n').append(vips()).append('\n').append(nodes()).append('\n').append(engine());
    for (Vip vip : cluster.vips()) {
      note(text, vip, "Pacemaker", vip.pacemaker());
      note(text, vip, "EC2", vip.ec2());
      note(text, vip, "kernel", vip.kernel());
      vip.failures()
          .forEach(failure -> text.append("Remembered failure: ").append(failure).append('\n'));
    }
    return text.toString();
  }

  private static void note(StringBuilder text, Vip vip, String witness, Place place) {
    if (place instanceof Place.Unknown(String why)) {
      text.append("Unknown to %s where %s is: %s%n".formatted(witness, vip.address(), why));
    }
  }

  private Table vips() {
    Table table = new Table("VIP", "RESOURCE", "MODE", "PACEMAKER", "EC2", "KERNEL");
    for (Vip vip : cluster.vips()) {
      table.row(
          vip.address(),
          vip.resource(),
          vip.way().mode(),
          vip.pacemaker().text(),
          vip.ec2().text(),
          vip.kernel().text());
    }
    return table;
  }

  private Table nodes() {
    Table table = new Table("NODE", "STATE", "LINKS", "FENCING", "LAST FENCING");
    for (Node node : cluster.nodes()) {
      String last = node.lastFencing().isEmpty() ? "-" : node.lastFencing();
      table.row(node.name(), node.state(), links(node), fencing(node), last);
    }
    return table;
  }

  private static String links(Node node) {
    return switch (node.links()) {
      case Seen.Known<List<String>>(List<String> lost) ->
          lost.isEmpty() ? "connected" : String.join("; ", lost);
      case Seen.Unknown<List<String>>(String why) -> "unknown (" + why + ")";
    };
  }

  private static String fencing(Node node) {
    return switch (node.fencing()) {
      case Node.Fencing.Ready(String device) -> "ready (" + device + ")";
      case Node.Fencing.NotReady(String why) -> "NOT READY (" + why + ")";
      case Node.Fencing.Unknown(String why) -> "unknown (" + why + ")";
    };
  }

  private String engine() {
    String dc = cluster.dc().isEmpty() ? "none" : cluster.dc();
    return "Pacemaker %s, asked at %s; quorum: %s; DC: %s; fencing: %s%s%n"
        .formatted(
            cluster.version(),
            cluster.askedAt(),
            cluster.quorate() ? "yes" : "NO",
            dc,
            cluster.fencingEnabled() ? "enabled" : "DISABLED",
            cluster.maintenance() ? "; in MAINTENANCE mode" : "");
  }

  Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("apiVersion", "cicely/v1");
    data.put("good", good());
    data.put("verdicts", verdicts());
    data.put("vips", cluster.vips().stream().map(StatusView::data).toList());
    data.put("nodes", cluster.nodes().stream().map(StatusView::data).toList());
    data.put("pacemaker", cluster.version());
    data.put("askedAt", cluster.askedAt());
    data.put("quorum", cluster.quorate());
    data.put("dc", cluster.dc());
    data.put("fencingEnabled", cluster.fencingEnabled());
    data.put("fencingsUnderWay", cluster.fencingsUnderWay());
    data.put("maintenance", cluster.maintenance());
    return data;
  }

  private static Map<String, Object> data(Vip vip) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("resource", vip.resource());
    data.put("address", vip.address());
    data.put("mode", vip.way().mode());
    switch (vip.way()) {
      case Way.Eni(String eni) -> data.put("eni", eni);
      case Way.Route(List<String> tables) -> data.put("routeTables", tables);
      case Way.ElasticIp(var privateAddresses) -> data.put("privateAddresses", privateAddresses);
      case Way.SecondaryIp _, Way.Unknown _ -> {}
    }
    data.put(
        "agreement",
        switch (vip.agreement()) {
          case Agreement.Held _ -> "held";
          case Agreement.Down _ -> "down";
          case Agreement.Moving _ -> "moving";
          case Agreement.Torn _ -> "torn";
          case Agreement.Open _ -> "unknown";
        });
    data.put("pacemaker", data(vip.pacemaker()));
    data.put("ec2", data(vip.ec2()));
    data.put("kernel", data(vip.kernel()));
    data.put("troubles", vip.troubles());
    data.put("failures", vip.failures());
    return data;
  }

  private static Map<String, Object> data(Place place) {
    return switch (place) {
      case Place.On(String node) -> Map.of("on", List.of(node));
      case Place.OnSeveral(List<String> nodes) -> Map.of("on", nodes);
      case Place.Nowhere(String detail) -> sorted("on", List.of(), "detail", detail);
      case Place.InMotion(String doing) -> Map.of("moving", doing);
      case Place.Unknown(String why) -> Map.of("unknown", why);
    };
  }

  private static Map<String, Object> data(Node node) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("name", node.name());
    data.put("online", node.online());
    data.put("standby", node.standby());
    data.put("maintenance", node.maintenance());
    data.put("unclean", node.unclean());
    data.put("pending", node.pending());
    data.put(
        "links",
        switch (node.links()) {
          case Seen.Known<List<String>>(List<String> lost) -> Map.of("lost", lost);
          case Seen.Unknown<List<String>>(String why) -> Map.of("unknown", why);
        });
    data.put(
        "fencing",
        switch (node.fencing()) {
          case Node.Fencing.Ready(String device) -> sorted("ready", true, "device", device);
          case Node.Fencing.NotReady(String why) -> sorted("ready", false, "why", why);
          case Node.Fencing.Unknown(String why) -> Map.of("unknown", why);
        });
    data.put("lastFencing", node.lastFencing());
    return data;
  }

  private static Map<String, Object> sorted(
      String first, Object value, String second, Object other) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put(first, value);
    data.put(second, other);
    return data;
  }
}
