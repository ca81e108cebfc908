package io.cicely.cli.spec;

import org.jspecify.annotations.Nullable;

/** How commands reach the nodes. */
public sealed interface Access {
  /**
   * By the system's OpenSSH.
   *
   * @param config an ssh_config(5) file; null: the user's own
   */
  record Ssh(SshOptions options, @Nullable String config) implements Access {}

  /** By AWS Systems Manager. */
  record Ssm() implements Access {}

  /** The command runs on a node itself. */
  record Local() implements Access {}
}
