package io.cicely.node.ec2.aws;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.ProfileFile;

/** Which region is configured, in the order in which AWS's tools look: variables, then profile. */
final class Regions {
  private Regions() {}

  /** The region, unless only IMDS can tell. */
  static Optional<String> configured(Access access, Map<String, String> environment) {
    if (!access.region().isEmpty()) {
      return Optional.of(access.region());
    }
    for (String variable : new String[] {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isEmpty()) {
        return Optional.of(value);
      }
    }
    String profile = access.profile();
    if (profile.isEmpty()) {
      profile = environment.getOrDefault("AWS_PROFILE", "default");
    }
    return ProfileFile.defaultProfileFile()
        .profile(profile)
        .flatMap(found -> found.property("region"));
  }
}
