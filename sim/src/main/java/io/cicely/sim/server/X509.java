package io.cicely.sim.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Makes X.509 certificates for P-256 keys.
 *
 * <p>The JDK reads certificates but has no public way to make one, and a process of {@code keytool}
 * would cost each start half a second. The extensions are those that strict verifiers (Python 3.13)
 * ask for.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280">RFC 5280</a>
 */
final class X509 {
  private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
  private static final Duration AUTHORITY_LIFETIME = Duration.ofDays(3650);
  private static final Duration SERVER_LIFETIME = Duration.ofDays(397);

  private X509() {}

  static KeyPair newKeyPair() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has P-256", e);
    }
  }

  /** A certificate that signs itself and others. */
  static X509Certificate authority(KeyPair pair, String name, Instant now) {
    byte[] extensions =
        Der.sequence(
            extension("2.5.29.19", true, Der.sequence(Der.bool(true))),
            extension("2.5.29.15", true, Der.bits(1, new byte[] {0x06})),
            extension("2.5.29.14", false, Der.octets(keyId(pair.getPublic()))));
    byte[] distinguishedName = name(name);
    return sign(
        body(
            distinguishedName,
            validity(now, AUTHORITY_LIFETIME),
            distinguishedName,
            pair.getPublic(),
            extensions),
        pair.getPrivate());
  }

  /** A certificate for a TLS server under these host names and IP addresses. */
  static X509Certificate server(
      PublicKey holder,
      List<String> names,
      X509Certificate issuer,
      PrivateKey issuerKey,
      Instant now) {
    byte[] issuerKeyId = Der.sequence(Der.tagged(0x80, keyId(issuer.getPublicKey())));
    byte[] extensions =
        Der.sequence(
            extension("2.5.29.19", true, Der.sequence()),
            extension("2.5.29.15", true, Der.bits(7, new byte[] {(byte) 0x80})),
            extension("2.5.29.37", false, Der.sequence(Der.oid("1.3.6.1.5.5.7.3.1"))),
            extension("2.5.29.17", false, alternativeNames(names)),
            extension("2.5.29.14", false, Der.octets(keyId(holder))),
            extension("2.5.29.35", false, issuerKeyId));
    return sign(
        body(
            issuer.getSubjectX500Principal().getEncoded(),
            validity(now, SERVER_LIFETIME),
            name(names.getFirst()),
            holder,
            extensions),
        issuerKey);
  }

  static X509Certificate read(byte[] encoded) throws GeneralSecurityException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(encoded));
  }

  private static byte[] body(
      byte[] issuer, byte[] validity, byte[] subject, PublicKey holder, byte[] extensions) {
    return Der.sequence(
        Der.tagged(0xA0, Der.integer(BigInteger.TWO)),
        Der.integer(new BigInteger(126, new SecureRandom()).setBit(126)),
        ECDSA_WITH_SHA256,
        issuer,
        validity,
        subject,
        holder.getEncoded(),
        Der.tagged(0xA3, extensions));
  }

  /** Begins a day early: a client's clock may be behind ours. */
  private static byte[] validity(Instant now, Duration lifetime) {
    return Der.sequence(Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(lifetime)));
  }

  private static X509Certificate sign(byte[] body, PrivateKey key) {
    try {
      var signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(key);
      signature.update(body);
      return read(Der.sequence(body, ECDSA_WITH_SHA256, Der.bits(0, signature.sign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The JDK's own provider refuses the certificate", e);
    }
  }

  private static byte[] extension(String oid, boolean critical, byte[] value) {
    return critical
        ? Der.sequence(Der.oid(oid), Der.bool(true), Der.octets(value))
        : Der.sequence(Der.oid(oid), Der.octets(value));
  }

  private static byte[] alternativeNames(List<String> names) {
    return Der.sequence(
        names.stream()
            .map(
                name ->
                    name.matches("[0-9.]+|.*:.*")
                        ? Der.tagged(0x87, InetAddress.ofLiteral(name).getAddress())
                        : Der.tagged(0x82, name.getBytes(US_ASCII)))
            .toArray(byte[][]::new));
  }

  private static byte[] name(String commonName) {
    return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.text(commonName))));
  }

  /** Any digest that tells keys apart will do (RFC 5280, 4.2.1.2). */
  private static byte[] keyId(PublicKey key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return Arrays.copyOf(digest, 20);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
