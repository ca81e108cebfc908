package io.cicely.node.ec2.aws;

import io.cicely.node.ec2.InstanceMetadata;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The instance metadata service, version 2 only (EC2 user guide, "How Instance Metadata Service
 * Version 2 works"). Asked for identity alone: what it says of interfaces lags behind EC2.
 */
public final class Imds implements InstanceMetadata {
  private static final String DEFAULT_ENDPOINT = "http://169.254.169.254";
  private static final String TOKEN_LIFE_SECONDS = "300";
  private static final int LARGEST_BODY_BYTES = 64 * 1024;

  /** What can be sent back in a header: something else than IMDS may answer at that address. */
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");

  private final URI endpoint;
  private final Duration limit;
  private @Nullable String token;

  /** The service at that address; {@code limit} bounds the connecting and each answer. */
  Imds(URI endpoint, Duration limit) {
    this.endpoint = endpoint;
    this.limit = limit;
  }

  /** The service of this machine, or the one that AWS_EC2_METADATA_SERVICE_ENDPOINT names. */
  public static Imds ofThisMachine(Duration limit) {
    String named = System.getenv("AWS_EC2_METADATA_SERVICE_ENDPOINT");
    return new Imds(URI.create(named == null || named.isEmpty() ? DEFAULT_ENDPOINT : named), limit);
  }

  /** The id of the instance that this machine is. */
  public String instanceId() {
    return get("instance-id");
  }

  /** The region that this machine is in. */
  public String region() {
    return get("placement/region");
  }

  @Override
  public boolean shows(String macAddress, String address) {
    String family = address.indexOf(':') < 0 ? "local-ipv4s" : "ipv6s";
    String shown = get("network/interfaces/macs/" + macAddress + "/" + family);
    return shown.lines().anyMatch(line -> line.strip().equals(address));
  }

  /**
   * The item at {@code path} under {@code /latest/meta-data/}.
   *
   * @throws Failure {@link Code#IDENTITY_UNKNOWN} if the service does not give it
   */
  public String get(String path) {
    String tried = "Cannot read " + path + " from the instance metadata service";
    try {
      String held = token;
      if (held == null) {
        held = askForToken();
        token = held;
      }
      return ask("GET", "/latest/meta-data/" + path, "X-aws-ec2-metadata-token", held);
    } catch (IOException unanswered) {
      throw new Failure(
          Code.IDENTITY_UNKNOWN,
          tried,
          endpoint + " answered: " + unanswered.getMessage(),
          "Enable the metadata service of the instance (http-endpoint enabled)",
          unanswered);
    }
  }

  private String askForToken() throws IOException {
    String given =
        ask("PUT", "/latest/api/token", "X-aws-ec2-metadata-token-ttl-seconds", TOKEN_LIFE_SECONDS);
    if (!TOKEN.matcher(given).matches()) {
      throw new IOException("a token that is none");
    }
    return given;
  }

  private String ask(String method, String path, String header, String value) throws IOException {
    var connection =
        (HttpURLConnection) endpoint.resolve(path).toURL().openConnection(Proxy.NO_PROXY);
    int limitMs = Math.toIntExact(limit.toMillis());
    connection.setConnectTimeout(limitMs);
    connection.setReadTimeout(limitMs);
    connection.setInstanceFollowRedirects(false);
    connection.setRequestMethod(method);
    connection.setRequestProperty(header, value);
    int status = connection.getResponseCode();
    if (status != HttpURLConnection.HTTP_OK) {
      connection.disconnect();
      throw new IOException("HTTP " + status + " to " + method + " " + path);
    }
    try (var body = connection.getInputStream()) {
      return new String(body.readNBytes(LARGEST_BODY_BYTES), StandardCharsets.UTF_8).strip();
    }
  }
}
