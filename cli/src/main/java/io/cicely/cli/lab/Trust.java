package io.cicely.cli.lab;

import io.cicely.cli.lab.model.Layout;
import io.cicely.sim.server.CertificateAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The authority that the lab's machines, and only they, trust to speak for Amazon. */
final class Trust {
  private Trust() {}

  /** Its certificate, PEM; the authority is made at first use and kept in the cache. */
  static String certificate(Layout layout) {
    try {
      return CertificateAuthority.keptIn(layout.authority(), Instant.now()).pem();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }
}
