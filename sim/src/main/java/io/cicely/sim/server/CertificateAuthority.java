package io.cicely.sim.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate authority of the simulator's own: who trusts it needs no other setting. */
public final class CertificateAuthority {
  private final PrivateKey key;
  private final X509Certificate certificate;

  private CertificateAuthority(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** A new authority that only this object knows the key of. */
  public static CertificateAuthority create(Instant now) {
    KeyPair pair = X509.newKeyPair();
    return new CertificateAuthority(
        pair.getPrivate(), X509.authority(pair, "Cicely simulator CA", now));
  }

  /** The authority kept in the directory's {@code ca.pem} and {@code ca.key}; made at first use. */
  public static CertificateAuthority keptIn(Path directory, Instant now) throws IOException {
    Path keyFile = directory.resolve("ca.key");
    Path certificateFile = directory.resolve("ca.pem");
    if (Files.exists(keyFile) && Files.exists(certificateFile)) {
      return read(Files.readString(keyFile), Files.readString(certificateFile));
    }
    var authority = create(now);
    Files.createDirectories(directory);
    Files.deleteIfExists(keyFile);
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(ownerOnly));
    Files.writeString(keyFile, pem("PRIVATE KEY", authority.key.getEncoded()));
    Files.writeString(certificateFile, authority.pem());
    return authority;
  }

  private static CertificateAuthority read(String key, String certificate) {
    try {
      return new CertificateAuthority(
          KeyFactory.getInstance("EC")
              .generatePrivate(
                  new PKCS8EncodedKeySpec(
                      Base64.getMimeDecoder().decode(key.replaceAll("-----[A-Z ]+-----", "")))),
          X509.read(certificate.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "ca.key and ca.pem are not what this program wrote; delete both to make new ones", e);
    }
  }

  /** The certificate that clients are to trust. */
  public String pem() {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate that was read can be written", e);
    }
  }

  private static String pem(String label, byte[] content) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }

  /** What a TLS server under these host names and IP addresses presents. */
  public SSLContext serverContext(List<String> names, Instant now) {
    try {
      KeyPair pair = X509.newKeyPair();
      var own = X509.server(pair.getPublic(), names, certificate, key, now);
      char[] password = new char[0];
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry(
          "server", pair.getPrivate(), password, new X509Certificate[] {own, certificate});
      var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password);
      return context(keys);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK's own TLS provider refuses P-256", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static SSLContext context(KeyManagerFactory keys) throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }
}
