package io.cicely.sim.server;

import io.cicely.sim.world.Instance;
import io.cicely.sim.world.World;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The faces of one engine: the API of EC2 and STS, the metadata service, the control socket. Each
 * is opened where and as often as wanted, and all are closed together.
 */
public final class SimServer implements Closeable {
  private final Engine engine;
  private final AccessKeys keys;
  private final InstantSource day;
  private final Random random;
  private final boolean imdsTokenRequired;
  private final InstanceCredentials credentials;
  private final Faults faults;
  private final CallLog log;
  private final ApiFace api;
  private final List<HttpServer> servers = new ArrayList<>();

  /**
   * What the faces do beyond the engine.
   *
   * @param keys the users' access keys
   * @param throttled whether calls cost tokens as EC2's do
   * @param imdsTokenRequired whether the metadata service refuses version 1, without a token
   * @param day the time of day by which signatures and sessions are judged: the clients' own
   * @param seed of the session keys and tokens
   */
  public record Settings(
      List<AccessKey> keys,
      boolean throttled,
      boolean imdsTokenRequired,
      InstantSource day,
      long seed) {}

  /** Nothing is open yet. */
  public SimServer(Engine engine, Settings settings) {
    this.engine = engine;
    this.day = settings.day();
    this.random = new Random(settings.seed());
    this.faults = new Faults(settings.seed(), engine::after);
    this.log = new CallLog(random);
    this.keys = new AccessKeys(random);
    this.imdsTokenRequired = settings.imdsTokenRequired();
    this.credentials = new InstanceCredentials(keys, day);
    faults.onChange(() -> engine.hold(faults::hold));
    settings.keys().forEach(keys::add);
    this.api =
        new ApiFace(
            engine,
            new Authentication(keys, engine.world().account().region(), day),
            settings.throttled() ? new Throttle(engine::now) : null,
            faults,
            new Sts(keys, day),
            log);
  }

  /**
   * Serves EC2 and STS, over TLS when there is a context.
   *
   * @return the TCP port, also when 0 was asked for
   */
  public int openApi(InetSocketAddress address, @Nullable SSLContext tls) throws IOException {
    return open(HttpServer.onTcp(address, tls, api));
  }

  /**
   * Serves the instances' metadata.
   *
   * @param whoIs the instance that sends from an address, such as {@link #ownerOfAddress}
   * @return the TCP port, also when 0 was asked for
   */
  public int openImds(
      InetSocketAddress address, BiFunction<World, InetAddress, Optional<Instance>> whoIs)
      throws IOException {
    var imds =
        new Imds(engine::worldBefore, whoIs, imdsTokenRequired, faults, credentials, day, random);
    return open(HttpServer.onTcp(address, null, imds));
  }

  /** Serves the control face on a Unix domain socket that only this user may open. */
  public void openControl(Path socket) throws IOException {
    open(HttpServer.onUnixSocket(socket, new Control(engine, faults, log)));
  }

  /** The faults, to be changed at any time. */
  public Faults faults() {
    return faults;
  }

  /** The calls of the API with a greater number than this, oldest first; the first call is 1. */
  public List<Call> callsAfter(long number) {
    return log.after(number);
  }

  /** The instance that holds the private address, for machines that send from their own. */
  public static Optional<Instance> ownerOfAddress(World world, InetAddress address) {
    String text = address.getHostAddress();
    return world.interfaces().stream()
        .filter(each -> each.privateAddresses().contains(text))
        .map(each -> each.attachment())
        .flatMap(attachment -> Optional.ofNullable(attachment).stream())
        .flatMap(attachment -> world.instances().find(attachment.instanceId()).stream())
        .findFirst();
  }

  private int open(HttpServer server) {
    servers.add(server);
    return server.port();
  }

  /** Closes the faces and their connections; the engine stays. */
  @Override
  public void close() throws IOException {
    for (HttpServer server : servers) {
      server.close();
    }
    servers.clear();
  }
}
