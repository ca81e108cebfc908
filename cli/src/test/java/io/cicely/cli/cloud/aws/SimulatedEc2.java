package io.cicely.cli.cloud.aws;

import io.cicely.cli.cloud.Cloud;
import io.cicely.node.ec2.aws.Access;
import io.cicely.node.ec2.aws.Clients;
import io.cicely.node.time.Clock;
import io.cicely.node.time.Deadline;
import io.cicely.sim.fault.Calls;
import io.cicely.sim.fault.Effect;
import io.cicely.sim.fault.Fault;
import io.cicely.sim.latency.Profile;
import io.cicely.sim.server.AccessKey;
import io.cicely.sim.server.Call;
import io.cicely.sim.server.Caller;
import io.cicely.sim.server.CertificateAuthority;
import io.cicely.sim.server.Engine;
import io.cicely.sim.server.Fabric;
import io.cicely.sim.server.SimServer;
import io.cicely.sim.server.SystemClock;
import io.cicely.sim.world.Account;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.Interfaces;
import io.cicely.sim.world.SecurityGroups;
import io.cicely.sim.world.World;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.TrustManagerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** EC2 on loopback over TLS, and the Cloud that speaks to it. */
public final class SimulatedEc2 implements AutoCloseable {
  public static final String VPC = "vpc-0aaaaaaaaaaaaaaa1";
  public static final String SUBNET = "subnet-0aaaaaaaaaaaaaaa1";

  /** In the zone of the first. */
  public static final String NEIGHBOUR = "subnet-0aaaaaaaaaaaaaaa2";

  /** In another zone. */
  public static final String ELSEWHERE = "subnet-0aaaaaaaaaaaaaaa3";

  public static final String ADAM = "i-0aaaaaaaaaaaaaaa1";
  public static final String EVA = "i-0aaaaaaaaaaaaaaa2";

  /** In another zone. */
  public static final String CAIN = "i-0aaaaaaaaaaaaaaa3";

  /** No node. */
  public static final String STRANGER = "i-0aaaaaaaaaaaaaaa9";

  public static final String ADAMS = "eni-0aaaaaaaaaaaaaaa1";
  public static final String EVAS = "eni-0aaaaaaaaaaaaaaa2";
  public static final String CAINS = "eni-0aaaaaaaaaaaaaaa3";
  public static final String STRANGERS = "eni-0aaaaaaaaaaaaaaa9";
  public static final String GIVEN = "eni-0bbbbbbbbbbbbbbb1";
  public static final String TABLE = "rtb-0aaaaaaaaaaaaaaa1";
  public static final String OTHER_TABLE = "rtb-0aaaaaaaaaaaaaaa2";
  public static final String ALLOCATION = "eipalloc-0aaaaaaaaaaaaaaa1";

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ACCOUNT = "123456789012";
  private static final String KEY = "AKIAOPERATOR";
  private static final String ENDPOINT = "aws.endpointUrlEc2";

  /** A call that a busy machine holds up is not to count as lost. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** The security group of all instances, which lets nothing in. */
  public final String group;

  private final CertificateAuthority authority = CertificateAuthority.create(Instant.now());
  private final Engine engine;
  private final SimServer server;
  private final AwsCloud cloud;
  private long counted;

  public SimulatedEc2(World world) {
    group = world.freshId("sg");
    engine = new Engine(grouped(world), Profile.none(), 1, new SystemClock(), Fabric.NONE);
    var operator = AccessKey.of(KEY, "secret", Caller.user(ACCOUNT, "operator"));
    var settings =
        new SimServer.Settings(List.of(operator), false, true, java.time.Clock.systemUTC(), 1);
    server = new SimServer(engine, settings);
    System.setProperty(ENDPOINT, "https://localhost:" + open());
    Access access = Access.byChain().in("eu-west-1").within(LIMIT);
    var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(KEY, "secret"));
    cloud =
        new AwsCloud(
            new Clients(access, http(), credentials),
            new io.cicely.node.ec2.aws.Calls(LIMIT, Deadline.never(Clock.system())));
  }

  private static World grouped(World world) {
    World next = SecurityGroups.create(world, VPC, "nodes", "of the nodes");
    String group = world.freshId("sg");
    for (String eni : List.of(ADAMS, EVAS, CAINS, STRANGERS)) {
      next = Interfaces.regroup(next, eni, List.of(group));
    }
    return next;
  }

  private int open() {
    try {
      return server.openApi(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
          authority.serverContext(List.of("localhost"), Instant.now()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SdkHttpClient http() {
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
      return UrlConnectionHttpClient.builder()
          .tlsTrustManagersProvider(trust::getTrustManagers)
          .build();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("The JDK does not read its own certificate", e);
    }
  }

  /** Three nodes and a stranger, an ENI and an Elastic IP that are given, two route tables. */
  public static Founding founding() {
    return founding("m5.large");
  }

  /** The same with nodes of that type. */
  public static Founding founding(String nodes) {
    InstanceType type = InstanceType.named(nodes).orElseThrow();
    String profile = "arn:aws:iam::" + ACCOUNT + ":instance-profile/node";
    return Founding.of(new Account(ACCOUNT, "eu-west-1", true), NOW)
        .vpc(VPC, "192.168.0.0/16", "2001:db8:1234:1a00::/56", TABLE)
        .subnet(SUBNET, VPC, "192.168.0.0/22", "2001:db8:1234:1a00::/64", "eu-west-1a")
        .subnet(NEIGHBOUR, VPC, "192.168.4.0/24", "eu-west-1a")
        .subnet(ELSEWHERE, VPC, "192.168.5.0/24", "eu-west-1b")
        .routeTable(OTHER_TABLE, VPC, ELSEWHERE)
        .instance(ADAM, type, SUBNET, ADAMS, "192.168.1.11")
        .instance(EVA, type, SUBNET, EVAS, "192.168.1.12")
        .instance(CAIN, type, ELSEWHERE, CAINS, "192.168.5.11")
        .instance(STRANGER, type, SUBNET, STRANGERS, "192.168.1.99")
        .profile(ADAM, profile)
        .profile(EVA, profile)
        .profile(CAIN, profile)
        .networkInterface(GIVEN, SUBNET, "192.168.1.60", "given")
        .elasticIp(ALLOCATION, "203.0.113.50");
  }

  /** The Cloud that speaks to it. */
  public Cloud cloud() {
    return cloud;
  }

  /** What EC2 is in truth. */
  public World world() {
    return engine.world();
  }

  /** Changes EC2 by hand. */
  public void edit(UnaryOperator<World> edit) {
    engine.edit(edit);
  }

  /** Calls of the action come to that, the n-th of them, counted from 1. */
  public void disturb(String action, int nth, Effect effect) {
    server.faults().add(new Fault.CallsFail(Calls.of(action).nth(nth), effect));
  }

  /** The actions that changed something, or tried to, since this was last asked. */
  public List<String> mutations() {
    List<Call> calls = server.callsAfter(counted);
    counted += calls.size();
    return calls.stream()
        .map(Call::action)
        .filter(action -> !action.startsWith("Describe"))
        .toList();
  }

  @Override
  public void close() throws IOException {
    System.clearProperty(ENDPOINT);
    cloud.close();
    server.close();
    engine.close();
  }
}
