package io.cicely.node.ocf;

import io.cicely.sim.fault.Calls;
import io.cicely.sim.fault.Effect;
import io.cicely.sim.fault.Fault;
import io.cicely.sim.latency.Profile;
import io.cicely.sim.server.AccessKey;
import io.cicely.sim.server.Caller;
import io.cicely.sim.server.CertificateAuthority;
import io.cicely.sim.server.Engine;
import io.cicely.sim.server.Fabric;
import io.cicely.sim.server.SimServer;
import io.cicely.sim.server.Simulation;
import io.cicely.sim.server.SystemClock;
import io.cicely.sim.world.Account;
import io.cicely.sim.world.Attachments;
import io.cicely.sim.world.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The program that is EC2 and the machine adam inside the namespaces that a test made for it: EC2
 * over TLS and IMDS on loopback, and a veth pair for each interface that EC2 plugs into adam. Reads
 * a command a line, answers a line.
 */
final class NodeInNamespace implements Fabric {
  static final String ADAM = "i-0aaaaaaaaaaaaaaa1";
  static final String EVA = "i-0aaaaaaaaaaaaaaa2";
  static final String ENI = "eni-0c1ce1c1ce1c1ce1c";
  private static final String LINK = "ens6";
  private static final AccessKey OPERATOR =
      AccessKey.of("AKIAOPERATOR", "secret", Caller.user("123456789012", "operator"));
  private static final Account ACCOUNT = new Account("123456789012", "eu-west-1", true);

  private final Engine engine;
  private final SimServer server;
  private final InstanceOrders orders;
  private final MappingOrders mappings;
  private long callsSeen;

  private NodeInNamespace() {
    World world = MappingOrders.world(ACCOUNT, Instant.now());
    engine = new Engine(world, Profile.none(), 1, new SystemClock(), this);
    var settings = new SimServer.Settings(List.of(OPERATOR), false, true, Clock.systemUTC(), 1);
    server = new SimServer(engine, settings);
    orders = new InstanceOrders(engine, server);
    mappings = new MappingOrders(engine);
  }

  /** Argument: the folder for the CA. */
  public static void main(String[] arguments) throws IOException {
    NodeInNamespace node = new NodeInNamespace();
    String mac = node.engine.world().networkInterface(MappingOrders.ADAMS_ENI).mac();
    ip("link add eth0 address " + mac + " type veth peer name far0");
    ip("link set far0 up");
    ip("link set eth0 up mtu 9001");
    ip("addr add 192.168.1.11/22 dev eth0");
    ip("addr add 192.168.1.61/32 dev eth0");
    ip("route add default via 192.168.0.1 dev eth0 metric 100");
    ip("-6 addr add 2001:db8:1234:1a00::11/64 dev eth0 nodad");
    ip("-6 route add default via fe80::1 dev eth0 metric 100");
    node.serve(Path.of(arguments[0]));
  }

  private void serve(Path folder) throws IOException {
    Instant now = Instant.now();
    var tls = CertificateAuthority.keptIn(folder, now);
    var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    int api = server.openApi(loopback, tls.serverContext(Simulation.hostNames("eu-west-1"), now));
    int imds = server.openImds(loopback, (world, _) -> world.instances().find(ADAM));
    System.out.println(api + " " + imds);
    var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String command = commands.readLine();
    while (command != null) {
      System.out.println(obey(command.split(" ")));
      command = commands.readLine();
    }
    Runtime.getRuntime().halt(0);
  }

  private String obey(String[] words) {
    return switch (words[0]) {
      case "attach" -> attach(words[1], Integer.parseInt(words[2]));
      case "state" -> state(engine.world());
      case "fail" -> fail(words);
      case "stick" -> "fault " + server.faults().add(new Fault.TransitionSticks(words[1], null));
      case "heal" -> {
        server.faults().clear();
        yield "healed";
      }
      case "calls" -> calls(false);
      case "callers" -> calls(true);
      case "hits" -> hits();
      case "map", "where" -> mappings.obey(words);
      default -> orders.obey(words);
    };
  }

  private String attach(String instance, int index) {
    engine.edit(NodeInNamespace::detached);
    if (!instance.equals("nobody")) {
      engine.edit(world -> Attachments.attach(world, ENI, instance, index, Instant.now()));
    }
    return state(engine.world());
  }

  private static World detached(World world) {
    var attachment = world.networkInterface(ENI).attachment();
    return attachment == null ? world : Attachments.detach(world, attachment.id(), false);
  }

  private static String state(World world) {
    var attachment = world.networkInterface(ENI).attachment();
    return attachment == null
        ? "available"
        : attachment.instanceId() + " " + attachment.status() + " " + attachment.deviceIndex();
  }

  /** fail ACTION NUMBER EFFECT: the call of that number of the action, 0 for every one. */
  private String fail(String[] words) {
    Effect effect =
        switch (words[3]) {
          case "deny" -> Effect.denied();
          case "refuse" -> new Effect.Refused("IncorrectState", "It is not in that state.", 400);
          case "throttle" -> Effect.throttled();
          case "unavailable" -> Effect.unavailable();
          case "hang" -> new Effect.Hung();
          case "cut" -> new Effect.Cut();
          case "lose" -> new Effect.AnswerLost();
          case "delay" -> new Effect.Delayed(Duration.ofSeconds(2));
          default -> throw new IllegalArgumentException(words[3]);
        };
    Calls calls = words[1].equals("any") ? Calls.of() : Calls.of(words[1]);
    int number = Integer.parseInt(words[2]);
    return "fault "
        + server.faults().add(new Fault.CallsFail(number == 0 ? calls : calls.nth(number), effect));
  }

  /** The calls since the last time, each with the name of its caller if that is asked for. */
  private String calls(boolean withCaller) {
    StringBuilder text = new StringBuilder();
    for (var call : server.callsAfter(callsSeen)) {
      callsSeen = call.number();
      String[] caller = call.caller().split("/");
      text.append(call.action()).append(withCaller ? "@" + caller[1] : "").append(' ');
    }
    return text.toString();
  }

  /** How many calls the faults have hit. */
  private String hits() {
    int hits = 0;
    for (var entry : server.faults().list().values()) {
      hits += entry.hit();
    }
    return String.valueOf(hits);
  }

  @Override
  public void realize(World before, World after) {
    boolean was = ADAM.equals(before.dataPlane().plugs().get(ENI));
    boolean is = ADAM.equals(after.dataPlane().plugs().get(ENI));
    if (is && !was) {
      String mac = after.networkInterface(ENI).mac();
      ip("link add " + LINK + " address " + mac + " type veth peer name far6");
      ip("link set far6 up");
    }
    if (was && !is) {
      ip("link del " + LINK);
    }
  }

  private static void ip(String arguments) {
    try {
      Process process = new ProcessBuilder(("ip " + arguments).split(" ")).inheritIO().start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException("ip " + arguments + " failed");
      }
    } catch (IOException | InterruptedException broken) {
      throw new IllegalStateException("ip " + arguments, broken);
    }
  }
}
