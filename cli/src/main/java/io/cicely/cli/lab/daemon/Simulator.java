package io.cicely.cli.lab.daemon;

import io.cicely.cli.lab.model.Blueprint;
import io.cicely.cli.lab.model.Layout;
import io.cicely.cli.lab.model.Site;
import io.cicely.cli.lab.model.Subnet;
import io.cicely.sim.latency.Profile;
import io.cicely.sim.server.AccessKey;
import io.cicely.sim.server.Caller;
import io.cicely.sim.server.CertificateAuthority;
import io.cicely.sim.server.Engine;
import io.cicely.sim.server.SimServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** The faces of the simulator at the addresses where the machines of the VPC look for AWS. */
final class Simulator {
  /** The addresses are of TEST-NET-1 (RFC 5737): nothing real can be meant by them. */
  private static final String EC2 = "192.0.2.1";

  private static final String STS = "192.0.2.2";
  private static final String PACKAGES = "192.0.2.3";
  private static final String METADATA = "169.254.169.254";
  private static final int SECRET_BYTES = 20;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  /** Plain, since the host trusts no authority of ours; only the router itself hears it. */
  private static final InetSocketAddress OPERATORS_EC2 =
      socket("127.0.0.1", Layout.OPERATORS_EC2_PORT);

  static final List<String> ADDRESSES =
      Stream.concat(
              Site.SUBNETS.stream().map(Subnet::router), Stream.of(EC2, STS, PACKAGES, METADATA))
          .toList();

  static final Map<String, String> HOSTS =
      new TreeMap<>(
          Map.of(
              "ec2." + Blueprint.REGION + ".amazonaws.com",
              EC2,
              "sts." + Blueprint.REGION + ".amazonaws.com",
              STS,
              "sts.amazonaws.com",
              STS,
              "deb.vpc.internal",
              PACKAGES));

  /** Where the machines of the VPC find their packages. */
  static final InetSocketAddress ARCHIVE = socket(PACKAGES, HTTP);

  private Simulator() {}

  private static InetSocketAddress socket(String address, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), port);
  }

  static Profile profile(String name) {
    return switch (name) {
      case "none" -> Profile.none();
      case "typical" -> Profile.typical();
      case String other ->
          throw new IllegalArgumentException("no latency profile is called " + other);
    };
  }

  /** Opens the faces; they serve until the daemon ends. */
  static void serve(Engine engine, Layout layout, long seed) throws IOException {
    AccessKey operator = operator(layout);
    SimServer server =
        new SimServer(
            engine,
            new SimServer.Settings(List.of(operator), true, true, InstantSource.system(), seed));
    SSLContext tls =
        CertificateAuthority.keptIn(layout.authority(), Instant.now())
            .serverContext(List.copyOf(HOSTS.keySet()), Instant.now());
    server.openApi(socket(EC2, HTTPS), tls);
    server.openApi(socket(STS, HTTPS), tls);
    server.openApi(OPERATORS_EC2, null);
    server.openImds(socket(METADATA, HTTP), SimServer::ownerOfAddress);
    server.openControl(layout.simulatorSocket());
  }

  /** A key for this machine's user, who is no instance and has no role. */
  private static AccessKey operator(Layout layout) throws IOException {
    String secret = HexFormat.of().formatHex(new SecureRandom().generateSeed(SECRET_BYTES));
    AccessKey key =
        AccessKey.of("AKIA0CICELY0OPERATOR", secret, Caller.user(Blueprint.ACCOUNT, "operator"));
    Files.deleteIfExists(layout.credentials());
    Files.createFile(
        layout.credentials(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        layout.credentials(),
        """
        [default]
        aws_access_key_id = %s
        aws_secret_access_key = %s
        """
            .formatted(key.id(), secret));
    return key;
  }
}
