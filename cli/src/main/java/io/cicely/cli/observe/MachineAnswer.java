package io.cicely.cli.observe;

import io.cicely.cli.cluster.machine.Machine;
import io.cicely.cli.cluster.machine.Machine.CorosyncSeen;
import io.cicely.cli.cluster.machine.Machine.FileSeen;
import io.cicely.cli.cluster.machine.Machine.UnitSeen;
import io.cicely.cli.cluster.machine.Os;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@code machine.sh} prints. */
final class MachineAnswer {
  private final String node;
  private Os os = Os.parse("");
  private String hostname = "";
  private String architecture = "";
  private final SequencedMap<String, String> packages = new LinkedHashMap<>();
  private final List<String> repositories = new ArrayList<>();
  private final SequencedMap<String, FileSeen> files = new LinkedHashMap<>();
  private final SequencedMap<String, UnitSeen> units = new LinkedHashMap<>();
  private final SequencedMap<String, String> settings = new LinkedHashMap<>();
  private int members = -1;
  private boolean quorate;
  private boolean stale;
  private @Nullable String cib;
  private boolean whole;

  MachineAnswer(String node) {
    this.node = node;
  }

  Machine read(String answer) {
    for (String line : answer.split("\n")) {
      // An empty field at the end of a line is a field.
      read(line.split("\t", -1), line);
    }
    if (!whole) {
      throw unexpected("its end is missing");
    }
    return new Machine(
        node,
        os,
        hostname,
        architecture,
        packages,
        String.join(",", repositories),
        files,
        units,
        members < 0 ? null : new CorosyncSeen(members, quorate, settings),
        cib,
        stale);
  }

  private void read(String[] fields, String line) {
    try {
      switch (fields[0]) {
        case "os" -> os = Os.parse(decoded(fields[1]));
        case "host" -> {
          hostname = fields[1];
          architecture = fields[2];
        }
        case "package" -> packages.put(fields[1], fields[2]);
        case "repository" -> repositories.add(fields[1]);
        case "file" ->
            files.put(
                fields[1],
                new FileSeen(
                    fields[2],
                    fields[3],
                    fields[4],
                    fields[5],
                    fields[6].equals("-") ? null : decoded(fields[6])));
        case "unit" ->
            units.put(
                fields[1], new UnitSeen(fields[2].equals("enabled"), fields[3].equals("active")));
        case "quorum" -> {
          members = fields[1].isEmpty() ? 0 : Integer.parseInt(fields[1].strip());
          quorate = fields[2].startsWith("Yes");
        }
        case "setting" -> settings.put(fields[1], fields[2]);
        case "stale" -> stale = true;
        case "cib" -> cib = decoded(fields[1]);
        case "end" -> whole = true;
        case String _ -> throw unexpected("it says " + line);
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException malformed) {
      throw unexpected("it says " + line);
    }
  }

  private static String decoded(String text) {
    return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
  }

  private Failure unexpected(String why) {
    return new Failure(
        Code.COMMAND_FAILED,
        "Cannot understand what " + node + " says of itself",
        why,
        "Look whether its shell prints something at login");
  }
}
