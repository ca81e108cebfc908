package io.cicely.sim.server;

import io.cicely.sim.latency.Profile;
import io.cicely.sim.world.Account;
import io.cicely.sim.world.Instance;
import io.cicely.sim.world.World;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * A simulator as a program of its own, on loopback.
 *
 * @param account the twelve digits of the account
 * @param worldFile the first World, see {@link WorldFile}; null for two machines
 * @param directory where the CA's certificate and the control socket are put
 * @param httpsPort of EC2 and STS; 0 takes any, as for the other ports
 * @param imdsInstance the instance that the metadata service answers for; null for the first
 */
public record Simulation(
    String region,
    String account,
    @Nullable Path worldFile,
    Profile profile,
    long seed,
    boolean throttled,
    Path directory,
    int httpsPort,
    int httpPort,
    int imdsPort,
    @Nullable String imdsInstance) {

  /** Serves until the thread is interrupted, after it has printed how to use it. */
  public void run(PrintWriter out) throws IOException, InterruptedException {
    try (var running = start()) {
      out.print(running.usage());
      out.flush();
      new CountDownLatch(1).await();
    }
  }

  /** Opens all faces and returns at once. */
  public Running start() throws IOException {
    Instant now = Instant.now();
    var engine = new Engine(world(now), profile, seed, new SystemClock(), Fabric.NONE);
    var random = new Random(seed);
    var admin =
        AccessKey.of(
            "AKIA" + AccessKeys.letters(random, 16),
            AccessKeys.letters(random, 40),
            Caller.user(account, "admin"));
    var settings =
        new SimServer.Settings(List.of(admin), throttled, true, Clock.systemUTC(), seed + 1);
    var server = new SimServer(engine, settings);
    try {
      return open(engine, server, admin, now);
    } catch (IOException e) {
      server.close();
      engine.close();
      throw e;
    }
  }

  private Running open(Engine engine, SimServer server, AccessKey admin, Instant now)
      throws IOException {
    Files.createDirectories(directory);
    var tls = CertificateAuthority.keptIn(directory, now).serverContext(hostNames(region), now);
    var running =
        new Running(
            this,
            engine,
            server,
            admin,
            server.openApi(loopback(httpsPort), tls),
            server.openApi(loopback(httpPort), null),
            server.openImds(loopback(imdsPort), (world, _) -> instance(world)));
    server.openControl(directory.resolve("control.sock"));
    return running;
  }

  /**
   * The latency profile of that name.
   *
   * @throws IllegalArgumentException when it is not none, typical or manual
   */
  public static Profile profileNamed(String name) {
    return switch (name) {
      case "none" -> Profile.none();
      case "typical" -> Profile.typical();
      // Without figures nothing happens by itself, only by the control face's /fire.
      case "manual" -> new Profile(name, new TreeMap<>());
      default -> throw new IllegalArgumentException("profile is none, typical or manual: " + name);
    };
  }

  /** The names under which clients of a region expect the API, and those of this machine. */
  public static List<String> hostNames(String region) {
    return List.of(
        "ec2." + region + ".amazonaws.com",
        "ec2." + region + ".api.aws",
        "sts." + region + ".amazonaws.com",
        "sts.amazonaws.com",
        "iam.amazonaws.com",
        "localhost",
        "127.0.0.1",
        "::1");
  }

  private World world(Instant now) throws IOException {
    var owner = new Account(account, region, true);
    return worldFile == null
        ? WorldFile.twoMachines(owner, now)
        : WorldFile.parse(Files.readString(worldFile), owner, now);
  }

  private Optional<Instance> instance(World world) {
    return imdsInstance == null
        ? world.instances().stream().findFirst()
        : world.instances().find(imdsInstance);
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /**
   * A simulation that serves.
   *
   * @param admin a key that may do everything
   */
  public record Running(
      Simulation simulation,
      Engine engine,
      SimServer server,
      AccessKey admin,
      int httpsPort,
      int httpPort,
      int imdsPort)
      implements Closeable {

    /** What to tell a shell so that AWS's clients use this simulator. */
    public String usage() {
      return """
          # EC2 and STS also without TLS: http://127.0.0.1:%d. Seed: %d. The control face:
          #   curl --unix-socket %s http://sim/world
          export AWS_ENDPOINT_URL=https://127.0.0.1:%d
          export AWS_CA_BUNDLE=%s
          export AWS_REGION=%s AWS_DEFAULT_REGION=%s
          export AWS_ACCESS_KEY_ID=%s
          export AWS_SECRET_ACCESS_KEY=%s
          export AWS_EC2_METADATA_SERVICE_ENDPOINT=http://127.0.0.1:%d
          """
          .formatted(
              httpPort,
              simulation.seed(),
              simulation.directory().resolve("control.sock"),
              httpsPort,
              simulation.directory().resolve("ca.pem"),
              simulation.region(),
              simulation.region(),
              admin.id(),
              admin.secret(),
              imdsPort);
    }

    @Override
    public void close() throws IOException {
      server.close();
      engine.close();
    }
  }
}
