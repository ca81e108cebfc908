package io.cicely.node.ec2.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import io.cicely.node.ec2.Identity;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.Set;

/** What holds of every machine that was asked who it is. */
final class Machines {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

  private Machines() {}

  static void check(Identities identities, Access access) {
    try (SilentCloseable _ =
        BugDetectors.allowNetworkConnections((host, _) -> LOOPBACK.contains(host))) {
      Identity identity = identities.find(access);
      assertThat(identity.instanceId()).matches("i-[0-9a-f]{8}([0-9a-f]{9})?");
      assertThat(identity.region()).matches("[a-z]+(-[a-z]+)+-[0-9]+");
    } catch (Failure unknown) {
      assertThat(unknown.code()).isEqualTo(Code.IDENTITY_UNKNOWN);
    }
  }
}
