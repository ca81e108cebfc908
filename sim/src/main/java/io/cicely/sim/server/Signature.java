package io.cicely.sim.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cicely.sim.wire.Form;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A request's Signature Version 4, from its Authorization header or its query.
 *
 * @param signedAt the time that the request states
 * @param validFor how long after that it may be used
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">AWS</a>
 */
record Signature(
    HttpRequest request,
    Scope scope,
    List<String> signedHeaders,
    String value,
    String timestamp,
    Instant signedAt,
    Duration validFor,
    @Nullable String sessionToken) {

  /** What AWS tolerates between the client's clock and its own. */
  static final Duration SKEW = Duration.ofMinutes(5);

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** The key and what it is used for: the Credential of the signature. */
  record Scope(String accessKeyId, String date, String region, String service) {
    private static Scope parse(String credential) {
      String[] parts = credential.split("/", -1);
      if (parts.length != 5 || !parts[4].equals("aws4_request")) {
        throw new IllegalArgumentException("Credential " + credential);
      }
      return new Scope(parts[0], parts[1], parts[2], parts[3]);
    }

    private String withoutKey() {
      return String.join("/", date, region, service, "aws4_request");
    }
  }

  /**
   * The signature that the request carries, if any.
   *
   * @throws IllegalArgumentException when it carries one that is incomplete or not version 4
   */
  static Optional<Signature> of(HttpRequest request) {
    String authorization = request.header("authorization");
    if (authorization != null) {
      return Optional.of(fromHeader(request, authorization));
    }
    Map<String, String> query = Form.parse(request.query());
    return query.containsKey("X-Amz-Signature")
        ? Optional.of(fromQuery(request, query))
        : Optional.empty();
  }

  private static Signature fromHeader(HttpRequest request, String authorization) {
    if (!authorization.startsWith(ALGORITHM + " ")) {
      throw new IllegalArgumentException("Authorization must be " + ALGORITHM);
    }
    Map<String, String> parts =
        Arrays.stream(authorization.substring(ALGORITHM.length()).split(","))
            .map(part -> part.strip().split("=", 2))
            .filter(part -> part.length == 2)
            .collect(Collectors.toMap(part -> part[0], part -> part[1], (one, other) -> other));
    return read(
        request,
        Duration.ofMinutes(5),
        Map.of(
            "X-Amz-Credential", required(parts.get("Credential"), "Credential"),
            "X-Amz-SignedHeaders", required(parts.get("SignedHeaders"), "SignedHeaders"),
            "X-Amz-Signature", required(parts.get("Signature"), "Signature"),
            "X-Amz-Date", required(request.header("x-amz-date"), "X-Amz-Date")),
        request.header("x-amz-security-token"));
  }

  private static Signature fromQuery(HttpRequest request, Map<String, String> query) {
    long seconds = Long.parseLong(query.getOrDefault("X-Amz-Expires", "300"));
    return read(request, Duration.ofSeconds(seconds), query, query.get("X-Amz-Security-Token"));
  }

  private static Signature read(
      HttpRequest request, Duration validFor, Map<String, String> parts, @Nullable String token) {
    String timestamp = required(parts.get("X-Amz-Date"), "X-Amz-Date");
    var signedHeaders =
        List.of(required(parts.get("X-Amz-SignedHeaders"), "X-Amz-SignedHeaders").split(";"));
    if (!signedHeaders.contains("host")) {
      throw new IllegalArgumentException("SignedHeaders must contain host");
    }
    try {
      return new Signature(
          request,
          Scope.parse(required(parts.get("X-Amz-Credential"), "X-Amz-Credential")),
          signedHeaders,
          required(parts.get("X-Amz-Signature"), "X-Amz-Signature"),
          timestamp,
          Instant.from(TIMESTAMP.parse(timestamp)),
          validFor,
          token);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("X-Amz-Date " + timestamp, e);
    }
  }

  private static String required(@Nullable String value, String name) {
    if (value == null) {
      throw new IllegalArgumentException("The signature needs " + name);
    }
    return value;
  }

  /** Whether the time that the request states is one at which AWS takes it. */
  boolean isTimely(Instant now) {
    return !now.isAfter(signedAt.plus(validFor)) && !now.isBefore(signedAt.minus(SKEW));
  }

  /** Whether this secret key made the signature, and for this very request. */
  boolean isMadeWith(String secretKey) {
    String text = String.join("\n", ALGORITHM, timestamp, scope.withoutKey(), sha256(canonical()));
    byte[] key = ("AWS4" + secretKey).getBytes(UTF_8);
    for (String step : scope.withoutKey().split("/")) {
      key = hmac(key, step);
    }
    String expected = HexFormat.of().formatHex(hmac(key, text));
    return timestamp.startsWith(scope.date())
        && MessageDigest.isEqual(expected.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  private String canonical() {
    String headers =
        signedHeaders.stream()
            .map(name -> name + ":" + spaced(Objects.requireNonNullElse(request.header(name), "")))
            .collect(Collectors.joining("\n", "", "\n"));
    return String.join(
        "\n",
        request.method(),
        encode(request.path()).replace("%2F", "/"),
        canonicalQuery(),
        headers,
        String.join(";", signedHeaders),
        sha256(request.body()));
  }

  private String canonicalQuery() {
    return Arrays.stream(request.query().split("&"))
        .filter(pair -> !pair.isEmpty() && !pair.startsWith("X-Amz-Signature="))
        .map(pair -> pair.split("=", 2))
        .map(pair -> recode(pair[0]) + "=" + (pair.length == 2 ? recode(pair[1]) : ""))
        .sorted()
        .collect(Collectors.joining("&"));
  }

  private static String spaced(String value) {
    return value.strip().replaceAll(" +", " ");
  }

  private static String recode(String encoded) {
    return encode(URLDecoder.decode(encoded, UTF_8));
  }

  /** As RFC 3986 has it; URLEncoder writes forms. */
  private static String encode(String text) {
    return URLEncoder.encode(text, UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String sha256(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has HmacSHA256", e);
    }
  }
}
