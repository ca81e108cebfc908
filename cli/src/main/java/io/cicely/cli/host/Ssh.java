package io.cicely.cli.host;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How OpenSSH is called.
 *
 * @param enter what the command line begins with, such as {@code nsenter --net=FILE}; empty for ssh
 *     alone
 * @param config an ssh_config(5) file in place of the user's, or null
 * @param controlFolder where the connections' sockets are; short, since a socket's path holds at
 *     most 108 bytes, and the user's alone
 * @param connectLimit how long a connection may take to come about
 * @param options more words of ssh(1), such as {@code -p 2222}
 */
public record Ssh(
    List<String> enter,
    @Nullable Path config,
    Path controlFolder,
    Duration connectLimit,
    List<String> options) {
  private static final Duration USUAL_CONNECT_LIMIT = Duration.ofSeconds(4);

  public Ssh {
    enter = List.copyOf(enter);
    options = List.copyOf(options);
  }

  /** ssh as the user configured it. */
  public static Ssh plain(Path controlFolder) {
    return new Ssh(List.of(), null, controlFolder, USUAL_CONNECT_LIMIT, List.of());
  }

  /** The same with another configuration file. */
  public Ssh with(@Nullable Path file) {
    return new Ssh(enter, file, controlFolder, connectLimit, options);
  }

  /** The same begun with another command. */
  public Ssh entering(List<String> command) {
    return new Ssh(command, config, controlFolder, connectLimit, options);
  }

  /** The same with these words of ssh(1). */
  public Ssh with(List<String> words) {
    return new Ssh(enter, config, controlFolder, connectLimit, words);
  }

  /**
   * The command line up to the destination. One connection serves all commands (ControlMaster); a
   * minute after the last it ends by itself, if we were killed before we could end it.
   */
  List<String> arguments(Path socket) {
    List<String> line = new ArrayList<>(enter);
    line.add("ssh");
    if (config != null) {
      line.addAll(List.of("-F", config.toString()));
    }
    line.addAll(options);
    line.addAll(List.of("-o", "BatchMode=yes"));
    line.addAll(List.of("-o", "ConnectTimeout=" + Math.max(1, connectLimit.toSeconds())));
    line.addAll(List.of("-o", "ServerAliveInterval=5", "-o", "ServerAliveCountMax=2"));
    line.addAll(List.of("-o", "ControlMaster=auto", "-o", "ControlPersist=60"));
    line.addAll(List.of("-o", "ControlPath=" + socket));
    return line;
  }
}
