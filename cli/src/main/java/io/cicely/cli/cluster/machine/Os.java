package io.cicely.cli.cluster.machine;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An operating system, as os-release(5) names it.
 *
 * @param id such as {@code debian}
 * @param like ids of what it derives from
 * @param version VERSION_ID, such as {@code 13}; empty for a rolling one
 * @param name for people
 */
public record Os(String id, List<String> like, String version, String name) {

  /** Systems whose packages are installed in the same way. */
  public enum Family {
    /** Debian, Ubuntu. */
    DEBIAN,
    /** Red Hat Enterprise Linux, its rebuilds, Fedora. */
    RED_HAT,
    /** Amazon Linux 2023. */
    AMAZON,
    /** SUSE Linux Enterprise, openSUSE. */
    SUSE
  }

  public Os {
    like = List.copyOf(like);
  }

  /** What the text of /etc/os-release says. */
  public static Os parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    text.lines()
        .map(String::strip)
        .filter(line -> line.contains("=") && !line.startsWith("#"))
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              values.put(line.substring(0, equals), unquoted(line.substring(equals + 1)));
            });
    String id = values.getOrDefault("ID", "linux");
    String like = values.getOrDefault("ID_LIKE", "");
    return new Os(
        id,
        Arrays.stream(like.split("\\s+")).filter(word -> !word.isEmpty()).toList(),
        values.getOrDefault("VERSION_ID", ""),
        values.getOrDefault("PRETTY_NAME", id));
  }

  private static String unquoted(String value) {
    boolean quoted = value.matches("(?s)\".*\"|'.*'");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Its family, if it is one of those that are known. Amazon Linux 2 is none. */
  public Optional<Family> family() {
    if (id.equals("amzn")) {
      return version.equals("2") ? Optional.empty() : Optional.of(Family.AMAZON);
    }
    if (is("debian") || is("ubuntu")) {
      return Optional.of(Family.DEBIAN);
    }
    if (is("rhel") || is("fedora") || is("centos")) {
      return Optional.of(Family.RED_HAT);
    }
    return is("suse") || is("sles") || id.startsWith("opensuse")
        ? Optional.of(Family.SUSE)
        : Optional.empty();
  }

  private boolean is(String other) {
    return id.equals(other) || like.contains(other);
  }
}
