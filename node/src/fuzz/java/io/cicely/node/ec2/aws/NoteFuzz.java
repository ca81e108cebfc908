package io.cicely.node.ec2.aws;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Any note under /run and any board: an identity that can be one, or none. */
final class NoteFuzz {
  private static final URI NOBODY = URI.create("http://127.0.0.1:1");

  @FuzzTest
  void tellsAnIdentityOrNone(byte[] data) throws IOException {
    Path folder = Files.createTempDirectory("cicely-fuzz");
    Path note = folder.resolve("instance");
    try {
      Files.write(note, data);
      Imds silent = new Imds(NOBODY, Duration.ofMillis(100));
      Machines.check(new Identities(folder, silent, folder.resolve("no-board")), Access.byChain());
      Path empty = folder.resolve("none");
      Machines.check(new Identities(empty, silent, note), Access.byChain().in("eu-west-1"));
    } finally {
      Files.deleteIfExists(note);
      Files.delete(folder);
    }
  }
}
