package io.cicely.node.ec2.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.sim.server.CertificateAuthority;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleTrustTest {
  private final Instant now = Instant.now();

  @TempDir private Path folder;
  private final CertificateAuthority authority = CertificateAuthority.create(now);
  private final CertificateAuthority impostor = CertificateAuthority.create(now);

  @Test
  void trustsWhoIsInTheBundleAmongOthers() throws IOException, GeneralSecurityException {
    Path bundle = bundle(impostor.pem(), authority.pem());
    assertThat(shakeHands(authority, "localhost", bundle)).startsWith("TLS");
  }

  @Test
  void refusesWhoOnlyBearsTheNameOfOneInTheBundle() throws IOException {
    Path bundle = bundle(authority.pem());
    assertThatThrownBy(() -> shakeHands(impostor, "localhost", bundle))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void refusesWhoIsNotInTheBundle() throws IOException {
    Path bundle = bundle("");
    assertThatThrownBy(() -> shakeHands(authority, "localhost", bundle))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("holds no certificate of");
  }

  @Test
  void refusesAnotherHost() throws IOException {
    Path bundle = bundle(authority.pem());
    assertThatThrownBy(() -> shakeHands(authority, "elsewhere.example", bundle))
        .isInstanceOf(SSLException.class);
  }

  @Test
  void refusesWhenThereIsNoBundle() {
    Path missing = folder.resolve("none.pem");
    assertThatThrownBy(() -> shakeHands(authority, "localhost", missing))
        .isInstanceOf(SSLException.class)
        .hasMessageContaining("none.pem");
  }

  @Test
  void takesTheBundleThatTheEnvironmentNames() throws IOException, GeneralSecurityException {
    Path bundle = bundle(authority.pem());
    BundleTrust trust = BundleTrust.ofThisNode(Map.of("AWS_CA_BUNDLE", bundle.toString()));
    assertThat(shakeHands(authority, "localhost", trust)).startsWith("TLS");
  }

  private Path bundle(String... certificates) throws IOException {
    return Files.writeString(
        folder.resolve("bundle.pem"), String.join("# comment\n", certificates));
  }

  private String shakeHands(CertificateAuthority server, String name, Path bundle)
      throws IOException, GeneralSecurityException {
    return shakeHands(server, name, new BundleTrust(bundle));
  }

  private String shakeHands(CertificateAuthority server, String name, BundleTrust trust)
      throws IOException, GeneralSecurityException {
    SSLContext context = server.serverContext(List.of(name), now);
    var loopback = InetAddress.getLoopbackAddress();
    try (var listener =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 1, loopback)) {
      Thread.ofVirtual().start(() -> accept(listener));
      SSLContext client = SSLContext.getInstance("TLS");
      client.init(null, new TrustManager[] {trust}, null);
      int port = listener.getLocalPort();
      try (var socket = (SSLSocket) client.getSocketFactory().createSocket("localhost", port)) {
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket.getSession().getProtocol();
      }
    }
  }

  private static void accept(SSLServerSocket listener) {
    try (var socket = (SSLSocket) listener.accept()) {
      socket.startHandshake();
    } catch (IOException refused) {
      // The client tells why.
    }
  }
}
