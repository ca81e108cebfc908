import io.cicely.sim.latency.Profile;
import io.cicely.sim.server.CertificateAuthority;
import io.cicely.sim.server.Engine;
import io.cicely.sim.server.SimServer;
import io.cicely.sim.server.Simulation;
import io.cicely.sim.server.SystemClock;
import io.cicely.sim.server.WorldFile;
import io.cicely.sim.world.Account;
import io.cicely.sim.world.World;

/**
 * What the recording runs against: EC2, and the network namespace that it is started in as the node
 * adam, into which it plugs the VIP's interface. Prints the variables that lead there.
 */
static final String REGION = "eu-west-1";

static final String ADAM = "i-0aaaaaaaaaaaaaaa1";
static final String PRIMARY = "eni-0aaaaaaaaaaaaaaa1";
static final String ENI = "eni-0c1ce1c1ce1c1ce1c";

void main(String[] arguments) throws Exception {
  Path directory = Path.of(arguments[0]);
  Instant now = Instant.now();
  World world = WorldFile.twoMachines(new Account("123456789012", REGION, true), now);
  String mac = world.networkInterface(PRIMARY).mac();
  ip("link add eth0 address " + mac + " type veth peer name far0");
  ip("link set far0 up");
  ip("link set eth0 up mtu 9001");
  ip("addr add 192.168.1.11/22 dev eth0");
  ip("addr add 192.168.1.61/32 dev eth0");
  ip("route add default via 192.168.0.1 dev eth0 metric 100");
  var engine = new Engine(world, Profile.none(), 1, new SystemClock(), this::realize);
  var settings =
      new SimServer.Settings(List.of(), false, true, java.time.Clock.systemUTC(), 1);
  var server = new SimServer(engine, settings);
  var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  var tls = CertificateAuthority.keptIn(directory, now);
  System.out.printf(
      """
      export AWS_CA_BUNDLE=%s/ca.pem AWS_ENDPOINT_URL=https://127.0.0.1:%d
      export AWS_EC2_METADATA_SERVICE_ENDPOINT=http://127.0.0.1:%d
      """,
      directory,
      server.openApi(anyPort, tls.serverContext(Simulation.hostNames(REGION), now)),
      server.openImds(anyPort, (current, _) -> current.instances().find(ADAM)));
  Thread.currentThread().join();
}

void realize(World before, World after) {
  boolean was = ADAM.equals(before.dataPlane().plugs().get(ENI));
  boolean is = ADAM.equals(after.dataPlane().plugs().get(ENI));
  if (is && !was) {
    ip("link add ens6 address " + after.networkInterface(ENI).mac() + " type veth peer name far6");
    ip("link set far6 up");
  }
  if (was && !is) {
    ip("link del ens6");
  }
}

void ip(String words) {
  try {
    var process = new ProcessBuilder(("ip " + words).split(" ")).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("ip " + words + " failed");
    }
  } catch (IOException | InterruptedException broken) {
    throw new IllegalStateException("ip " + words, broken);
  }
}
