package io.cicely.cli.install.machine;

import io.cicely.cli.host.Host;
import io.cicely.cli.render.CorosyncConf;
import io.cicely.node.process.Command;
import io.cicely.node.process.Result;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A machine in memory, as far as setting a node up goes: files, packages, services, Corosync. */
final class FakeMachine implements Host {
  /** A file with its mode. */
  record Content(String text, String mode) {}

  final String name;
  final String os;
  final SortedMap<String, Content> files = new TreeMap<>();
  final SortedMap<String, String> packages = new TreeMap<>();
  final SortedMap<String, String> units = new TreeMap<>();
  final SortedMap<String, Content> uploads = new TreeMap<>();
  final FakeMachines all;
  boolean masked;
  boolean stale;
  @Nullable String loaded;
  @Nullable String key;
  @Nullable String cib;
  int writes;

  FakeMachine(String name, String os, FakeMachines all) {
    this.name = name;
    this.os = os;
    this.all = all;
    files.put("/etc/hosts", new Content("127.0.0.1 localhost\n", "0644"));
  }

  /** All of it, byte for byte; what only says that something is still to be done included. */
  String snapshot() {
    return files + "\n" + packages + "\n" + units + "\n" + masked + stale + loaded + key + uploads;
  }

  boolean runs(String unit) {
    return units.getOrDefault(unit, "").contains("active");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Result run(Command command) {
    synchronized (all) {
      all.tick();
      List<String> words = command.arguments();
      String out = "";
      boolean good = true;
      switch (words.getFirst()) {
        case "env", "apt-get", "rpm" -> install(words);
        case "systemctl" -> systemctl(words);
        case "corosync-cfgtool" -> all.reload();
        case "mkdir" -> {}
        case "rm" -> {
          files.remove(words.getLast());
          stale |= words.getLast().endsWith("rejoin.conf");
        }
        case "sh" -> {
          String script = words.get(2);
          String first = words.size() > 4 ? words.get(4) : "";
          if (first.equals("packages")) {
            out = new FakeLook(this).answer(words.subList(4, words.size()));
          } else if (script.equals(Scripts.READY)) {
            good = all.isReady(Integer.parseInt(first));
          } else {
            out = file(script, first, command.input(), words);
          }
        }
        case String other -> throw new AssertionError(name + ": unexpected " + other);
      }
      return new Result(command, good ? 0 : 1, out, "");
    }
  }

  private String file(String script, String path, String input, List<String> words) {
    switch (script) {
      case Scripts.MAKE_KEY -> files.putIfAbsent(path, new Content("key made on " + name, "0400"));
      case Scripts.READ_SECRET -> {
        String text = Objects.requireNonNull(files.get(path)).text();
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
      }
      case Scripts.WRITE_SECRET -> files.put(path, new Content(decoded(input), "0400"));
      case Scripts.FORGET_CIB -> cib = null;
      case Scripts.BEGIN_UPLOAD -> uploads.put(path, new Content("", ""));
      case Scripts.ADD_TO_UPLOAD ->
          uploads.put(
              path,
              new Content(
                  uploads.getOrDefault(path, new Content("", "")).text() + decoded(input), ""));
      case Scripts.END_UPLOAD -> {
        String text = Objects.requireNonNull(uploads.get(path)).text();
        if (!sha256(text).equals(words.get(5))) {
          throw new AssertionError("another digest");
        }
        uploads.remove(path);
        files.put(path, new Content(text, "0644"));
      }
      case String update when update.contains("apt-get --quiet=2 update") -> {}
      case String other -> throw new AssertionError(name + ": unexpected script " + other);
    }
    writes++;
    return "";
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  private void install(List<String> words) {
    writes++;
    for (String word : words.subList(words.indexOf("install") + 1, words.size())) {
      if (word.startsWith("/")) {
        packages.put("cicely-node", "0.1.0");
      } else if (words.contains("install") && !word.startsWith("-")) {
        packages.put(word, word.equals("corosync") ? "3.1.9-2" : "1");
        started(word);
      }
    }
  }

  /** Debian starts what it installs, unless that is masked. */
  private void started(String word) {
    if (List.of("corosync", "pacemaker").contains(word)) {
      units.put(word, masked ? "enabled" : "enabled active");
      files.putIfAbsent(CorosyncConf.PATH, new Content("totem {\n  version: 2\n}\n", "0644"));
      if (!masked && word.equals("corosync")) {
        load();
      }
    }
  }

  private void load() {
    loaded = Optional.ofNullable(files.get(CorosyncConf.PATH)).map(Content::text).orElse(null);
    key = Optional.ofNullable(files.get(CorosyncConf.AUTHKEY)).map(Content::text).orElse(null);
  }

  void reloadNow() {
    if (runs("corosync")) {
      load();
    }
  }

  private void systemctl(List<String> words) {
    writes++;
    if (words.contains("daemon-reload")) {
      stale = false;
      return;
    }
    if (words.contains("mask") || words.contains("unmask")) {
      masked = words.contains("mask");
      return;
    }
    for (String unit : words.subList(1, words.size())) {
      if (words.contains("enable") && packages.containsKey(packageOf(unit))) {
        units.put(unit, runs(unit) ? "enabled active" : "enabled");
      } else if (words.contains("start") && units.containsKey(unit)) {
        if (unit.equals("corosync") && !runs(unit)) {
          load();
        }
        units.put(unit, "enabled active");
        cib = unit.equals("pacemaker") ? "<cib/>" : cib;
      } else if ((words.contains("stop") || words.contains("disable")) && units.containsKey(unit)) {
        units.put(unit, words.contains("disable") ? "" : "enabled");
        if (unit.equals("corosync")) {
          loaded = null;
          key = null;
        }
      }
    }
  }

  private static String packageOf(String unit) {
    return unit.equals("pcsd") ? "pcs" : unit;
  }

  @Override
  public Optional<String> read(Path file) {
    return Optional.ofNullable(files.get(file.toString())).map(Content::text);
  }

  @Override
  public void write(Path file, String text, String mode) {
    synchronized (all) {
      all.tick();
      writes++;
      files.put(file.toString(), new Content(text, mode));
      stale |= file.toString().endsWith(".service.d/rejoin.conf");
    }
  }

  @Override
  public void close() {}

  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
