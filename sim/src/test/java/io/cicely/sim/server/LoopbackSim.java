package io.cicely.sim.server;

import io.cicely.sim.latency.Profile;
import io.cicely.sim.world.Account;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** A simulator of two machines on loopback, over TLS, without latency. */
final class LoopbackSim implements AutoCloseable {
  static final String ADAM = "i-0adadadadadadadad";
  static final AwsBasicCredentials ADMIN =
      AwsBasicCredentials.create("AKIACICELYADMIN00001", "secret-of-the-administrator");

  final Engine engine;
  final SimServer server;
  private final CertificateAuthority authority = CertificateAuthority.create(Instant.now());
  private final int port;
  private final int plainPort;

  LoopbackSim() throws IOException {
    this(Clock.systemUTC(), false);
  }

  LoopbackSim(InstantSource day, boolean throttled) throws IOException {
    engine = new Engine(world(), Profile.none(), 1, new SystemClock(), Fabric.NONE);
    var admin =
        AccessKey.of(
            ADMIN.accessKeyId(), ADMIN.secretAccessKey(), Caller.user("123456789012", "admin"));
    server = new SimServer(engine, new SimServer.Settings(List.of(admin), throttled, true, day, 1));
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    plainPort = server.openApi(anyPort, null);
    port =
        server.openApi(
            anyPort, authority.serverContext(List.of("localhost", "127.0.0.1"), Instant.now()));
  }

  private static World world() {
    return Founding.of(new Account("123456789012", "eu-west-1", true), Instant.now())
        .vpc("vpc-0a0a0a0a0a0a0a0a0", "192.168.0.0/16")
        .subnet("subnet-0a0a0a0a0a0a0a0a0", "vpc-0a0a0a0a0a0a0a0a0", "192.168.0.0/22", "eu-west-1a")
        .instance(ADAM, type(), "subnet-0a0a0a0a0a0a0a0a0", "eni-0adadadadadadadad", "192.168.1.11")
        .profile(ADAM, "arn:aws:iam::123456789012:instance-profile/cluster")
        .instance(
            "i-0e0e0e0e0e0e0e0e0",
            type(),
            "subnet-0a0a0a0a0a0a0a0a0",
            "eni-0e0e0e0e0e0e0e0e0",
            "192.168.1.12")
        .networkInterface(
            "eni-0bbbbbbbbbbbbbbbb", "subnet-0a0a0a0a0a0a0a0a0", "192.168.1.50", "vip <&>")
        .world();
  }

  private static InstanceType type() {
    return InstanceType.named("m5.large").orElseThrow();
  }

  URI endpoint() {
    return URI.create("https://localhost:" + port);
  }

  URI plainEndpoint() {
    return URI.create("http://127.0.0.1:" + plainPort);
  }

  Ec2Client ec2(AwsCredentials credentials) {
    return Ec2Client.builder()
        .region(Region.EU_WEST_1)
        .endpointOverride(endpoint())
        .httpClient(http())
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  StsClient sts(AwsCredentials credentials) {
    return StsClient.builder()
        .region(Region.EU_WEST_1)
        .endpointOverride(endpoint())
        .httpClient(http())
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }

  software.amazon.awssdk.http.SdkHttpClient http() {
    return UrlConnectionHttpClient.builder()
        .tlsTrustManagersProvider(() -> trust().getTrustManagers())
        .build();
  }

  private TrustManagerFactory trust() {
    try {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      store.setCertificateEntry(
          "ca",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(
                  new ByteArrayInputStream(authority.pem().getBytes(StandardCharsets.US_ASCII))));
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return trust;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The JDK does not read its own certificate", e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    engine.close();
  }
}
