package io.cicely.cli.spec;

import org.jspecify.annotations.Nullable;

/**
 * What ssh is told; null is left to ssh_config(5).
 *
 * @param identity the file of a private key (IdentityFile)
 * @param proxyJump the hosts to jump over (ProxyJump)
 */
public record SshOptions(
    @Nullable String user,
    @Nullable Integer port,
    @Nullable String identity,
    @Nullable String proxyJump) {
  /** All is left to ssh_config(5). */
  public static final SshOptions NONE = new SshOptions(null, null, null, null);
}
