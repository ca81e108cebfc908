package io.cicely.sim.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void anAuthorityIsMadeOnceAndKept(@TempDir Path directory) throws IOException {
    String first = CertificateAuthority.keptIn(directory, NOW).pem();
    String second = CertificateAuthority.keptIn(directory, NOW).pem();
    assertThat(second).isEqualTo(first).isEqualTo(Files.readString(directory.resolve("ca.pem")));
    assertThat(Files.getPosixFilePermissions(directory.resolve("ca.key")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }

  @Test
  void filesThatItDidNotWriteAreRefused(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("ca.key"), "nothing");
    Files.writeString(directory.resolve("ca.pem"), "nothing");
    assertThatThrownBy(() -> CertificateAuthority.keptIn(directory, NOW))
        .hasMessageContaining("delete both");
  }

  @Test
  void aServersCertificateIsSignedAndNamesItsHosts() throws Exception {
    var pair = X509.newKeyPair();
    X509Certificate authority = X509.authority(pair, "test", NOW);
    X509Certificate server =
        X509.server(
            X509.newKeyPair().getPublic(),
            List.of("ec2.eu-west-1.amazonaws.com", "169.254.169.254", "fd00:ec2::254"),
            authority,
            pair.getPrivate(),
            NOW);
    server.verify(authority.getPublicKey());
    assertThat(server.getIssuerX500Principal()).isEqualTo(authority.getSubjectX500Principal());
    assertThat(server.getSubjectAlternativeNames())
        .containsExactly(
            List.of(2, "ec2.eu-west-1.amazonaws.com"),
            List.of(7, "169.254.169.254"),
            List.of(7, "fd00:ec2:0:0:0:0:0:254"));
    assertThat(authority.getBasicConstraints()).isEqualTo(Integer.MAX_VALUE);
    assertThat(server.getBasicConstraints()).isEqualTo(-1);
    assertThat(server.getNotAfter().toInstant()).isEqualTo("2027-12-24T12:00:00Z");
  }
}
