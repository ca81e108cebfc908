package io.cicely.cli.plan.machine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What it takes for a Corosync that runs to take over other settings. */
final class CorosyncChange {
  /** What may happen to it. */
  enum Need {
    NOTHING,
    RELOAD,
    RESTART
  }

  private static final Pattern NODE = Pattern.compile("nodelist\\.node\\.(\\d+)\\.(.+)");

  /** Corosync knows these of itself, in no file. */
  private static final Pattern DERIVED =
      Pattern.compile("nodelist\\.local_node_pos|totem\\.interface\\..*|quorum\\.cancel.*");

  /** Where a reload changes what runs (cfg.c of Corosync names those where it does not). */
  private static final Pattern RELOADED =
      Pattern.compile(
          "totem\\.(token|token_.*|consensus|join|hold|merge|downcheck|fail_recv_const"
              + "|seqno_unchanged_const|max_.*|window_size|miss_count_const|heartbeat_.*"
              + "|knet_.*|send_join)|quorum\\..*|logging\\..*");

  private static final Pattern CRYPTO = Pattern.compile("totem\\.crypto_.*");
  private static final Pattern VERSION = Pattern.compile("(?:\\d+:)?(\\d+)\\.(\\d+).*");

  private CorosyncChange() {}

  /**
   * What is needed.
   *
   * @param now the settings by cmap key, of Corosync itself or of a file
   * @param version of its package
   */
  static Need need(
      SequencedMap<String, String> now, SequencedMap<String, String> wanted, String version) {
    SequencedMap<String, String> old = byName(now);
    SequencedMap<String, String> next = byName(wanted);
    Need need = Need.NOTHING;
    TreeSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(next.keySet());
    for (String key : keys) {
      boolean counts = next.containsKey(key) || key.startsWith("totem.") || key.startsWith("node:");
      if (counts && !DERIVED.matcher(key).matches()) {
        Need one = need(key, old.get(key), next.get(key), version);
        need = one.compareTo(need) > 0 ? one : need;
      }
    }
    return need;
  }

  private static Need need(
      String key, @Nullable String old, @Nullable String next, String version) {
    if (Objects.equals(old, next)) {
      return Need.NOTHING;
    }
    // A node may come and go; one that stays keeps its id and address while Corosync runs.
    boolean comesOrGoes = key.startsWith("node:") && (old == null || next == null);
    boolean reloads =
        comesOrGoes
            || RELOADED.matcher(key).matches()
            || (CRYPTO.matcher(key).matches() && changesCrypto(version));
    return reloads ? Need.RELOAD : Need.RESTART;
  }

  /** Since 3.1. */
  private static boolean changesCrypto(String version) {
    Matcher matcher = VERSION.matcher(version);
    return matcher.matches()
        && Integer.parseInt(matcher.group(1)) * 1_000 + Integer.parseInt(matcher.group(2)) >= 3_001;
  }

  /** Nodes by name, since their numbers shift. */
  private static SequencedMap<String, String> byName(SequencedMap<String, String> settings) {
    Map<String, String> names = new LinkedHashMap<>();
    settings.forEach(
        (key, value) -> {
          Matcher node = NODE.matcher(key);
          if (node.matches() && node.group(2).equals("name")) {
            names.put(node.group(1), value);
          }
        });
    SequencedMap<String, String> byName = new LinkedHashMap<>();
    settings.forEach(
        (key, value) -> {
          Matcher node = NODE.matcher(key);
          byName.put(
              node.matches()
                  ? "node:" + names.getOrDefault(node.group(1), "") + ":" + node.group(2)
                  : key,
              value);
        });
    return byName;
  }
}
