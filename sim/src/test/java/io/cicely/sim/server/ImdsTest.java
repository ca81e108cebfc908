package io.cicely.sim.server;

import static io.cicely.sim.server.LoopbackSim.ADAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.sim.world.Instance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class ImdsTest {
  private final LoopbackSim sim = new LoopbackSim();
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port =
      sim.server.openImds(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          (world, from) -> world.instances().find(ADAM));

  ImdsTest() throws IOException {}

  @AfterEach
  void stop() throws IOException {
    http.close();
    sim.close();
  }

  @Test
  void anInstanceLearnsWhoItIs() throws Exception {
    assertThat(read("meta-data/instance-id")).isEqualTo(ADAM);
    assertThat(read("meta-data/instance-type")).isEqualTo("m5.large");
    assertThat(read("meta-data/local-ipv4")).isEqualTo("192.168.1.11");
    assertThat(read("meta-data/placement/availability-zone")).isEqualTo("eu-west-1a");
    assertThat(read("meta-data/placement/region")).isEqualTo("eu-west-1");
    assertThat(read("meta-data/services/domain")).isEqualTo("amazonaws.com");
    assertThat(read("dynamic/instance-identity/document"))
        .contains("\"region\" : \"eu-west-1\"", "\"instanceId\" : \"" + ADAM + "\"");
  }

  @Test
  void directoriesEndInASlash() throws Exception {
    assertThat(read("")).isEqualTo("dynamic/\nmeta-data/");
    assertThat(read("meta-data/iam")).isEqualTo("info\nsecurity-credentials/");
    assertThat(read("meta-data/iam/security-credentials/")).isEqualTo("cluster");
    assertThat(read("meta-data/network/interfaces/macs/")).isEqualTo(read("meta-data/mac") + "/");
  }

  @Test
  void itsInterfacesAreThoseThatArePluggedIn() throws Exception {
    try (var ec2 = sim.ec2(LoopbackSim.ADMIN)) {
      ec2.attachNetworkInterface(
          r -> r.instanceId(ADAM).networkInterfaceId("eni-0bbbbbbbbbbbbbbbb").deviceIndex(3));
    }
    String mac = sim.engine.world().networkInterface("eni-0bbbbbbbbbbbbbbbb").mac();
    String at = "meta-data/network/interfaces/macs/" + mac + "/";
    assertThat(read(at + "device-number")).isEqualTo("3");
    assertThat(read(at + "interface-id")).isEqualTo("eni-0bbbbbbbbbbbbbbbb");
    assertThat(read(at + "local-ipv4s")).isEqualTo("192.168.1.50");
    assertThat(read(at + "subnet-ipv4-cidr-block")).isEqualTo("192.168.0.0/22");
    assertThat(read(at + "vpc-ipv4-cidr-block")).isEqualTo("192.168.0.0/16");
  }

  @Test
  void theRolesCredentialsSignCalls() throws Exception {
    String document = read("meta-data/iam/security-credentials/cluster");
    var credentials =
        AwsSessionCredentials.create(
            field(document, "AccessKeyId"),
            field(document, "SecretAccessKey"),
            field(document, "Token"));
    try (var sts = sim.sts(credentials)) {
      assertThat(sts.getCallerIdentity().arn())
          .isEqualTo("arn:aws:sts::123456789012:assumed-role/cluster/" + ADAM);
    }
    assertThat(read("meta-data/iam/security-credentials/cluster")).isEqualTo(document);
  }

  @Test
  void aMachineIsKnownByItsPrivateAddress() throws IOException {
    var world = sim.engine.world();
    assertThat(SimServer.ownerOfAddress(world, InetAddress.getByName("192.168.1.11")))
        .map(Instance::id)
        .hasValue(ADAM);
    assertThat(SimServer.ownerOfAddress(world, InetAddress.getByName("192.168.1.50"))).isEmpty();
    assertThat(SimServer.ownerOfAddress(world, InetAddress.getByName("192.168.1.99"))).isEmpty();
  }

  @Test
  void anUnknownMachineLearnsNothing() throws Exception {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    int other = sim.server.openImds(anyPort, SimServer::ownerOfAddress);
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + other + "/latest/meta-data"));
    assertThat(send(request).statusCode()).isEqualTo(403);
  }

  @Test
  void withoutAValidTokenNothingIsTold() throws Exception {
    assertThat(get("/latest/meta-data/instance-id", "").statusCode()).isEqualTo(401);
    assertThat(get("/latest/meta-data/instance-id", "made-up").statusCode()).isEqualTo(401);
  }

  @Test
  void whatIsNotThereIsNotFound() throws Exception {
    assertThat(get("/latest/meta-data/spot/instance-action", token()).statusCode()).isEqualTo(404);
    assertThat(get("/latest/user-data", token()).statusCode()).isEqualTo(404);
    assertThat(get("/oldest/meta-data", token()).statusCode()).isEqualTo(404);
  }

  @Test
  void aTokenIsGrantedForOneSecondToSixHours() throws Exception {
    assertThat(
            put("/latest/api/token", "21600")
                .headers()
                .firstValue("x-aws-ec2-metadata-token-ttl-seconds"))
        .hasValue("21600");
    assertThat(put("/latest/api/token", "0").statusCode()).isEqualTo(400);
    assertThat(put("/latest/api/token", "21601").statusCode()).isEqualTo(400);
    assertThat(put("/latest/api/token", "soon").statusCode()).isEqualTo(400);
    assertThat(put("/2021-03-23/api/token", "60").statusCode()).isEqualTo(403);
    assertThat(
            send(request("/latest/api/token")
                    .header("X-aws-ec2-metadata-token-ttl-seconds", "60")
                    .header("X-Forwarded-For", "192.0.2.1")
                    .PUT(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(403);
  }

  private String read(String path) throws Exception {
    var response = get("/latest/" + path, token());
    assertThat(response.statusCode()).isEqualTo(200);
    return response.body();
  }

  private String token() throws Exception {
    return put("/latest/api/token", "60").body();
  }

  private HttpResponse<String> get(String path, String token) throws Exception {
    var request = request(path);
    return send(token.isEmpty() ? request : request.header("X-aws-ec2-metadata-token", token));
  }

  private HttpResponse<String> put(String path, String ttl) throws Exception {
    return send(
        request(path)
            .header("X-aws-ec2-metadata-token-ttl-seconds", ttl)
            .PUT(BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String field(String json, String name) {
    var matcher = Pattern.compile("\"" + name + "\" : \"([^\"]+)\"").matcher(json);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
