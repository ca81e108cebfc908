package io.cicely.sim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

class AllOperationsTest {
  private static final URI NOWHERE = URI.create("http://localhost:1");

  @Test
  void everyOperationOfEc2ComesBackEqual() throws ReflectiveOperationException {
    var wire = new Loopback(Service.EC2);
    try (var ec2 =
        Ec2Client.builder()
            .httpClient(wire)
            .region(Region.EU_WEST_1)
            .endpointOverride(NOWHERE)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      assertThat(differences(Ec2Client.class, ec2, wire)).isEmpty();
      assertThat(wire.calls).isGreaterThan(790);
    }
  }

  @Test
  void everyOperationOfStsComesBackEqual() throws ReflectiveOperationException {
    var wire = new Loopback(Service.STS);
    try (var sts =
        StsClient.builder()
            .httpClient(wire)
            .region(Region.EU_WEST_1)
            .endpointOverride(NOWHERE)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      assertThat(differences(StsClient.class, sts, wire)).isEmpty();
      assertThat(wire.calls).isGreaterThan(7);
    }
  }

  /** Calls each operation with every parameter set, and is answered with every field set. */
  private static List<String> differences(Class<?> type, Object client, Loopback wire)
      throws ReflectiveOperationException {
    var differences = new ArrayList<String>();
    for (Method operation : operations(type)) {
      Class<?> requestType = operation.getParameterTypes()[0];
      var request = (SdkPojo) Populated.of(requestType);
      wire.answer = (SdkPojo) Populated.of(operation.getReturnType());
      wire.seen = null;
      Object response;
      try {
        response = operation.invoke(client, request);
      } catch (ReflectiveOperationException e) {
        differences.add(operation.getName() + ": " + e.getCause());
        continue;
      }
      if (!request.equalsBySdkFields(wire.seen)) {
        differences.add("sent " + request + "\n but decoded " + wire.seen);
      }
      if (!wire.answer.equalsBySdkFields(response)) {
        differences.add("answered " + wire.answer + "\n but got " + response);
      }
    }
    return differences;
  }

  private static List<Method> operations(Class<?> client) {
    return Arrays.stream(client.getMethods())
        .filter(method -> method.getParameterCount() == 1)
        .filter(method -> method.getParameterTypes()[0].getSimpleName().endsWith("Request"))
        .filter(method -> method.getReturnType().getSimpleName().endsWith("Response"))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  /** An HTTP client whose server is the codec itself. */
  private static final class Loopback implements SdkHttpClient {
    private final Service service;
    private int calls;
    private @Nullable SdkPojo seen;
    private @Nullable SdkPojo answer;

    Loopback(Service service) {
      this.service = service;
    }

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return answer(request);
        }

        @Override
        public void abort() {}
      };
    }

    private HttpExecuteResponse answer(HttpExecuteRequest http) {
      calls++;
      Map<String, String> form = Form.parse(body(http));
      seen = new RequestDecoder(service).decode(form);
      String xml =
          new ResponseEncoder(service)
              .encode(
                  form.getOrDefault("Action", ""), java.util.Objects.requireNonNull(answer), "r-1");
      return HttpExecuteResponse.builder()
          .response(SdkHttpResponse.builder().statusCode(200).build())
          .responseBody(
              AbortableInputStream.create(
                  new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))))
          .build();
    }

    private static String body(HttpExecuteRequest http) {
      try (InputStream in = http.contentStreamProvider().orElseThrow().newStream()) {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {}
  }
}
