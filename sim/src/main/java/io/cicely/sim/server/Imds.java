package io.cicely.sim.server;

import io.cicely.sim.fault.Effect;
import io.cicely.sim.world.Instance;
import io.cicely.sim.world.World;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The Instance Metadata Service, version 2: it answers an instance about itself, by a token.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-v2-how-it-works.html">AWS</a>
 */
final class Imds implements HttpHandler {
  private static final String TTL = "x-aws-ec2-metadata-token-ttl-seconds";
  private static final String TOKEN = "x-aws-ec2-metadata-token";
  private static final long LONGEST_TTL_SECONDS = 21_600;

  private final Function<Duration, World> world;
  private final BiFunction<World, InetAddress, Optional<Instance>> whoIs;
  private final boolean tokenRequired;
  private final Faults faults;
  private final InstanceCredentials credentials;
  private final InstantSource clock;
  private final Random random;
  private final Map<String, Grant> grants = new ConcurrentHashMap<>();

  /**
   * A service for all instances of a world.
   *
   * @param whoIs the instance that sends from an address
   * @param tokenRequired whether version 1, without a token, is refused
   */
  Imds(
      Function<Duration, World> world,
      BiFunction<World, InetAddress, Optional<Instance>> whoIs,
      boolean tokenRequired,
      Faults faults,
      InstanceCredentials credentials,
      InstantSource clock,
      Random random) {
    this.world = world;
    this.whoIs = whoIs;
    this.tokenRequired = tokenRequired;
    this.faults = faults;
    this.credentials = credentials;
    this.clock = clock;
    this.random = random;
  }

  /** A token is good for one instance and for a time. */
  private record Grant(String instanceId, Instant end) {}

  @Override
  public HttpResponse answer(HttpRequest request) throws InterruptedException {
    World now = world.apply(Duration.ZERO);
    Optional<Instance> instance =
        Optional.ofNullable(request.from()).flatMap(from -> whoIs.apply(now, from));
    if (instance.isEmpty()) {
      return HttpResponse.text(403, "No instance has the address " + request.from() + "\n");
    }
    Effect effect = faults.onMetadata(instance.get().id());
    return switch (effect) {
      case null -> answer(request, now, instance.get());
      case Effect.Refused(String _, String message, int status) ->
          HttpResponse.text(status, message);
      case Effect.Delayed(Duration by) -> {
        Thread.sleep(by);
        yield answer(request, now, instance.get());
      }
      case Effect.Hung() -> {
        Thread.sleep(Faults.HANG);
        throw new ConnectionCut();
      }
      case Effect.Cut(), Effect.AnswerLost() -> throw new ConnectionCut();
      case Effect.Denied() -> HttpResponse.text(403, "");
      case Effect.Stale(Duration by) -> answer(request, world.apply(by), instance.get());
      case Effect.Emptied() -> HttpResponse.text(404, "");
    };
  }

  private HttpResponse answer(HttpRequest request, World now, Instance instance) {
    return switch (request.method()) {
      case "PUT" -> grant(request, instance);
      case "GET", "HEAD" -> read(request, now, instance);
      default -> HttpResponse.text(405, "");
    };
  }

  private HttpResponse grant(HttpRequest request, Instance instance) {
    if (!request.path().equals("/latest/api/token") || request.header("x-forwarded-for") != null) {
      return HttpResponse.text(403, "");
    }
    String ttl = Objects.requireNonNullElse(request.header(TTL), "");
    if (!ttl.matches("[0-9]{1,5}")
        || Integer.parseInt(ttl) < 1
        || Integer.parseInt(ttl) > LONGEST_TTL_SECONDS) {
      return HttpResponse.text(400, "");
    }
    byte[] secret = new byte[40];
    random.nextBytes(secret);
    String token = Base64.getUrlEncoder().encodeToString(secret);
    Instant now = clock.instant();
    grants.values().removeIf(grant -> grant.end().isBefore(now));
    grants.put(token, new Grant(instance.id(), now.plusSeconds(Integer.parseInt(ttl))));
    return new HttpResponse(200, "text/plain", token, Map.of(TTL, ttl));
  }

  private HttpResponse read(HttpRequest request, World now, Instance instance) {
    String token = request.header(TOKEN);
    if (token == null ? tokenRequired : !isGranted(token, instance)) {
      return HttpResponse.text(401, "");
    }
    String[] versioned = request.path().replaceAll("//+", "/").split("/", 3);
    if (versioned.length < 3 || !versioned[1].matches("latest|1\\.0|\\d{4}-\\d{2}-\\d{2}")) {
      return HttpResponse.text(404, "");
    }
    String answer = find(metadata(now, instance), versioned[2]);
    if (answer == null) {
      return HttpResponse.text(404, "");
    }
    String ttl = token == null ? null : remaining(token);
    return new HttpResponse(200, "text/plain", answer, ttl == null ? Map.of() : Map.of(TTL, ttl));
  }

  private boolean isGranted(String token, Instance instance) {
    Grant grant = grants.get(token);
    return grant != null
        && grant.instanceId().equals(instance.id())
        && clock.instant().isBefore(grant.end());
  }

  private @Nullable String remaining(String token) {
    Grant grant = grants.get(token);
    return grant == null
        ? null
        : Long.toString(Duration.between(clock.instant(), grant.end()).toSeconds());
  }

  private NavigableMap<String, String> metadata(World now, Instance instance) {
    var values = new TreeMap<>(Metadata.of(now, instance));
    Metadata.role(instance)
        .ifPresent(
            role ->
                values.put(
                    "meta-data/iam/security-credentials/" + role,
                    credentials.document(Caller.role(now.account().id(), role, instance.id()))));
    return values;
  }

  /** A leaf's value, or a directory's listing, in which directories end in a slash. */
  private static @Nullable String find(NavigableMap<String, String> values, String path) {
    String leaf = values.get(path);
    if (leaf != null) {
      return leaf;
    }
    String directory = path.isEmpty() || path.endsWith("/") ? path : path + "/";
    NavigableSet<String> names = new TreeSet<>();
    for (String below : values.tailMap(directory, true).keySet()) {
      if (!below.startsWith(directory)) {
        break;
      }
      String rest = below.substring(directory.length());
      int slash = rest.indexOf('/');
      names.add(slash < 0 ? rest : rest.substring(0, slash + 1));
    }
    return names.isEmpty() ? null : String.join("\n", names);
  }
}
