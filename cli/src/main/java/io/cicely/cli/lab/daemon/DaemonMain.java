package io.cicely.cli.lab.daemon;

import io.cicely.cli.lab.image.Furnishing;
import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Layout;
import io.cicely.node.process.LocalProcesses;
import io.cicely.node.process.Processes;
import io.cicely.sim.server.Engine;
import io.cicely.sim.server.SystemClock;
import io.cicely.sim.world.World;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * The lab's daemon: {@code DaemonMain LAYERS ARCHIVE BLUEPRINT...}, the layers joined by colons,
 * the archive the directory of the packages or empty, run in a mount and a network namespace of its
 * own, which becomes the VPC's router.
 */
public final class DaemonMain {
  private DaemonMain() {}

  public static void main(String[] arguments) throws Exception {
    List<Path> layers = Arrays.stream(arguments[0].split(":")).map(Path::of).toList();
    List<String> words = List.of(arguments).subList(2, arguments.length);
    run(Blueprint.ofWords(words), Layout.STANDARD, layers);
    if (!arguments[1].isEmpty()) {
      PackageServer.serve(Simulator.ARCHIVE, Path.of(arguments[1]));
    }
  }

  private static void run(Blueprint blueprint, Layout layout, List<Path> layers) throws Exception {
    Processes processes = new LocalProcesses();
    World world = Founded.world(blueprint, Instant.now());
    Grounds grounds = new Grounds(layout, blueprint, processes);
    Grounds.tuneKernel();
    grounds.mount(layers);
    grounds.furnish(
        new Furnishing(
            blueprint,
            node -> world.networkInterface(node.eni()).mac(),
            Simulator.HOSTS,
            processes));

    AtomicReference<Engine> engine = new AtomicReference<>();
    Hands hands =
        new Hands(
            layout, grounds.guests(instance -> engine.get().guestHalted(instance)), processes);
    hands.prepareRouter(Simulator.ADDRESSES);
    hands.invite(grounds.visitor());
    Map<String, String> names =
        blueprint
            .machines()
            .collect(Collectors.toMap(Blueprint.Node::instance, Blueprint.Node::name));
    Vpc vpc = new Vpc(hands, names, world);
    engine.set(
        new Engine(
            world,
            Simulator.profile(blueprint.latency()),
            blueprint.seed(),
            new SystemClock(),
            vpc));
    Simulator.serve(engine.get(), layout, blueprint.seed());
    Dhcp.serve(engine.get());
    vpc.realize(world, world);
    ControlPort.open(layout.controlSocket(), new Orders(blueprint, engine.get(), vpc)::carryOut);
  }
}
