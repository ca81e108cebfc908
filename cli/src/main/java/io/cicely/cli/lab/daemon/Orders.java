package io.cicely.cli.lab.daemon;

import io.cicely.cli.lab.fabric.Mishaps;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Blueprint.Node;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.sim.server.Engine;
import io.cicely.sim.world.Instance;
import io.cicely.sim.world.Instances;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the daemon can be told to do, one method for each word of its control port. */
final class Orders {
  private final Blueprint blueprint;
  private final Engine engine;
  private final Vpc vpc;

  Orders(Blueprint blueprint, Engine engine, Vpc vpc) {
    this.blueprint = blueprint;
    this.engine = engine;
    this.vpc = vpc;
  }

  String carryOut(List<String> words) {
    return switch (words.getFirst()) {
      case "status" -> status();
      case "blueprint" -> String.join(" ", blueprint.words());
      case "start" -> start(node(words));
      case "stop" -> stop(node(words));
      case "crash" -> befall(node(words), Mishaps::crash);
      case "freeze" -> befall(node(words), Mishaps::freeze);
      case "thaw" -> befall(node(words), Mishaps::thaw);
      case "partition" -> partition(node(words));
      case "heal" -> heal();
      case String other -> throw refused(other, "there is no such order", "");
    };
  }

  private interface Mishap {
    Mishaps on(Mishaps before, String instance);
  }

  private String befall(Node node, Mishap mishap) {
    vpc.befall(mishaps -> mishap.on(mishaps, node.instance()));
    return "";
  }

  /** As its owner would by the API: the guest is asked to shut down. */
  private String stop(Node node) {
    engine.edit(
        world -> Instances.stop(world, List.of(node.instance()), false, false, engine.now()));
    return "";
  }

  private String start(Node node) {
    engine.edit(world -> Instances.start(world, List.of(node.instance()), engine.now()));
    return "";
  }

  /** Cuts one node's cluster traffic off from all others; EC2 stays within everyone's reach. */
  private String partition(Node alone) {
    SortedMap<String, SortedSet<String>> apart = new TreeMap<>();
    for (Node other : blueprint.nodes()) {
      if (!other.equals(alone)) {
        apart.computeIfAbsent(alone.address(), _ -> new TreeSet<>()).add(other.address());
        apart.computeIfAbsent(other.address(), _ -> new TreeSet<>()).add(alone.address());
      }
    }
    vpc.befall(mishaps -> mishaps.partition(apart));
    return "";
  }

  private String heal() {
    vpc.befall(mishaps -> mishaps.partition(new TreeMap<>()));
    return "";
  }

  /** A line for each machine: name, instance, its state in EC2, what befell it. */
  private String status() {
    return blueprint.machines().map(this::line).collect(Collectors.joining("\n"));
  }

  private String line(Node node) {
    Instance instance = engine.world().instance(node.instance());
    Mishaps mishaps = vpc.mishaps();
    String fate = "sound";
    if (mishaps.crashed().contains(node.instance())) {
      fate = "crashed";
    } else if (mishaps.frozen().contains(node.instance())) {
      fate = "frozen";
    } else if (mishaps.apart().containsKey(node.address())) {
      fate = "partitioned";
    }
    return String.join(
        " ", node.name(), node.instance(), node.address(), instance.state().toString(), fate);
  }

  private Node node(List<String> words) {
    String name = words.size() == 2 ? words.get(1) : "";
    return blueprint.nodes().stream()
        .filter(node -> node.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    String.join(" ", words),
                    "'" + name + "' is no node",
                    "The nodes are "
                        + String.join(", ", blueprint.nodes().stream().map(Node::name).toList())));
  }

  private static Failure refused(String order, String why, String action) {
    return new Failure(Code.PARAMETER_INVALID, "Cannot do 'lab " + order + "'", why, action);
  }
}
