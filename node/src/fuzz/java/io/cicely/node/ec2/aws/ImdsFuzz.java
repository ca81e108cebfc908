package io.cicely.node.ec2.aws;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Any bytes in the place of the metadata service's answers (for the token, the instance and the
 * region, an empty line with a dot between them): an identity that can be one, or none.
 */
final class ImdsFuzz {
  private static final Duration LIMIT = Duration.ofMillis(500);

  @FuzzTest
  void tellsAnIdentityOrNone(byte[] data) throws IOException {
    Path folder = Files.createTempDirectory("cicely-fuzz");
    try {
      RawService service = RawService.answering(data);
      Identities identities =
          new Identities(folder, new Imds(service.address(), LIMIT), folder.resolve("no-board"));
      Machines.check(identities, Access.byChain());
    } finally {
      Files.deleteIfExists(folder.resolve("instance"));
      Files.delete(folder);
    }
  }
}
