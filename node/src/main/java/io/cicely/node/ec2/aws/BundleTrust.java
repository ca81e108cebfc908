package io.cicely.node.ec2.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trust in the certificate authorities of a PEM bundle. A distribution's bundle holds some 140, and
 * decoding them all would cost each start of an agent more than its call to EC2: only those are
 * decoded whose bytes hold the name of an issuer in the chain that the server showed. Java's own
 * PKIX validation then decides, over these alone.
 */
final class BundleTrust extends X509ExtendedTrustManager {
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final List<Path> BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"));

  private final Path bundle;

  BundleTrust(Path bundle) {
    this.bundle = bundle;
  }

  /** The bundle that AWS_CA_BUNDLE names, else the distribution's. */
  static BundleTrust ofThisNode(Map<String, String> environment) {
    String named = environment.getOrDefault("AWS_CA_BUNDLE", "");
    if (!named.isEmpty()) {
      return new BundleTrust(Path.of(named));
    }
    for (Path bundle : BUNDLES) {
      if (Files.isReadable(bundle)) {
        return new BundleTrust(bundle);
      }
    }
    return new BundleTrust(BUNDLES.getFirst());
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    over(chain).checkServerTrusted(chain, authType, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    over(chain).checkServerTrusted(chain, authType, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    over(chain).checkServerTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw noServer();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }

  private static CertificateException noServer() {
    return new CertificateException("the agents are clients only");
  }

  private X509ExtendedTrustManager over(X509Certificate[] chain) throws CertificateException {
    try {
      KeyStore anchors = KeyStore.getInstance("PKCS12");
      anchors.load(null, null);
      int number = 0;
      for (X509Certificate anchor : anchorsFor(chain)) {
        anchors.setCertificateEntry("anchor-" + number++, anchor);
      }
      if (number == 0) {
        throw new CertificateException(
            bundle
                + " holds no certificate of "
                + chain[chain.length - 1].getIssuerX500Principal());
      }
      return pkix(anchors);
    } catch (IOException | GeneralSecurityException unusable) {
      throw new CertificateException(
          "cannot judge the server by " + bundle + ": " + unusable.getMessage(), unusable);
    }
  }

  private static X509ExtendedTrustManager pkix(KeyStore anchors) throws GeneralSecurityException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(anchors);
    for (TrustManager manager : factory.getTrustManagers()) {
      if (manager instanceof X509ExtendedTrustManager found) {
        return found;
      }
    }
    throw new GeneralSecurityException("this Java has no PKIX trust manager");
  }

  private List<X509Certificate> anchorsFor(X509Certificate[] chain)
      throws IOException, CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> anchors = new ArrayList<>();
    for (byte[] encoded : encodedCertificates()) {
      if (namesAnIssuerOf(chain, encoded)) {
        var stream = new ByteArrayInputStream(encoded);
        anchors.add((X509Certificate) factory.generateCertificate(stream));
      }
    }
    return anchors;
  }

  private List<byte[]> encodedCertificates() throws IOException {
    String text = Files.readString(bundle, StandardCharsets.ISO_8859_1);
    List<byte[]> encoded = new ArrayList<>();
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int end = text.indexOf(END, begin);
      if (end < 0) {
        throw new IOException("a certificate in it has no end");
      }
      encoded.add(Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end)));
      begin = text.indexOf(BEGIN, end);
    }
    return encoded;
  }

  private static boolean namesAnIssuerOf(X509Certificate[] chain, byte[] encoded) {
    for (X509Certificate shown : chain) {
      if (contains(encoded, shown.getIssuerX500Principal().getEncoded())) {
        return true;
      }
    }
    return false;
  }

  private static boolean contains(byte[] whole, byte[] part) {
    for (int from = 0; from + part.length <= whole.length; from++) {
      int matched = 0;
      while (matched < part.length && whole[from + matched] == part[matched]) {
        matched++;
      }
      if (matched == part.length) {
        return true;
      }
    }
    return false;
  }
}
