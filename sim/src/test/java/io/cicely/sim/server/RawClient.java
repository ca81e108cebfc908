package io.cicely.sim.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;

/** Sends forms that no SDK would, signed by the SDK's signer. */
final class RawClient implements AutoCloseable {
  private final URI endpoint;
  private final AwsCredentials credentials;
  private final HttpClient http = HttpClient.newHttpClient();
  private String region = "eu-west-1";
  private String service = "ec2";
  private Clock clock = Clock.systemUTC();

  RawClient(URI endpoint, AwsCredentials credentials) {
    this.endpoint = endpoint;
    this.credentials = credentials;
  }

  RawClient scopedTo(String region, String service) {
    this.region = region;
    this.service = service;
    return this;
  }

  RawClient at(Clock clock) {
    this.clock = clock;
    return this;
  }

  /** The parameters in the body, the signature in the Authorization header. */
  HttpResponse<String> post(String form) {
    return send(sign(SdkHttpMethod.POST, "", form, AuthLocation.HEADER), form);
  }

  /** Another body than the one that was signed. */
  HttpResponse<String> postTampered(String signed, String sent) {
    return send(sign(SdkHttpMethod.POST, "", signed, AuthLocation.HEADER), sent);
  }

  /** Everything in the query. */
  HttpResponse<String> get(String form) {
    return send(sign(SdkHttpMethod.GET, "?" + form, "", AuthLocation.QUERY_STRING), "");
  }

  HttpResponse<String> unsigned(String form) {
    var request = SdkHttpRequest.builder().method(SdkHttpMethod.POST).uri(endpoint).build();
    return send(request, form);
  }

  private SdkHttpRequest sign(
      SdkHttpMethod method, String query, String body, AuthLocation location) {
    var request =
        SdkHttpRequest.builder().method(method).uri(URI.create(endpoint + "/" + query)).build();
    ContentStreamProvider content =
        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    return AwsV4HttpSigner.create()
        .sign(
            r ->
                r.identity(credentials)
                    .request(request)
                    .payload(content)
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(AwsV4HttpSigner.AUTH_LOCATION, location)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock))
        .request();
  }

  private HttpResponse<String> send(SdkHttpRequest signed, String body) {
    Map<String, String> headers =
        signed.headers().entrySet().stream()
            .filter(header -> !header.getKey().equalsIgnoreCase("host"))
            .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().getFirst()));
    var builder =
        HttpRequest.newBuilder(signed.getUri())
            .method(signed.method().name(), HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(builder::header);
    try {
      return http.send(builder.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The test was interrupted", e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
