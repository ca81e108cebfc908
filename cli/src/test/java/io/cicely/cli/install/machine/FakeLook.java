package io.cicely.cli.install.machine;

import io.cicely.cli.install.machine.FakeMachine.Content;
import io.cicely.cli.render.CorosyncConf;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What a look at a machine in memory prints. */
final class FakeLook {
  private final FakeMachine machine;
  private final StringBuilder text = new StringBuilder();

  FakeLook(FakeMachine machine) {
    this.machine = machine;
  }

  String answer(List<String> arguments) {
    say("os", encoded(machine.os));
    say("host", machine.name, "x86_64");
    String kind = "";
    for (String word : arguments) {
      if (List.of("packages", "units", "files", "secrets").contains(word)) {
        kind = word;
      } else {
        one(kind, word);
      }
    }
    if (machine.loaded != null) {
      say("quorum", Integer.toString(machine.all.running()), "Yes");
      CorosyncConf.settings(machine.loaded).forEach((key, value) -> say("setting", key, value));
    }
    if (machine.cib != null) {
      say("cib", encoded(machine.cib));
    }
    if (machine.stale) {
      say("stale", "corosync");
    }
    say("end");
    return text.toString();
  }

  private void one(String kind, String word) {
    switch (kind) {
      case "packages" -> {
        if (machine.packages.containsKey(word)) {
          say("package", word, machine.packages.get(word));
        }
      }
      case "units" -> {
        boolean enabled = machine.units.getOrDefault(word, "").contains("enabled");
        say("unit", word, enabled ? "enabled" : "", machine.runs(word) ? "active" : "inactive");
      }
      case String files -> {
        Content file = machine.files.get(word);
        if (file != null) {
          String shown = files.equals("secrets") ? "-" : encoded(file.text());
          say(
              "file",
              word,
              file.mode().substring(1),
              "root",
              "root",
              FakeMachine.sha256(file.text()),
              shown);
        }
      }
    }
  }

  private void say(String... fields) {
    text.append(String.join("\t", fields)).append('\n');
  }

  private static String encoded(String plain) {
    return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }
}
