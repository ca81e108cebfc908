package io.cicely.node.rehearsal;

import io.cicely.node.fence.FenceMain;
import io.cicely.node.ocf.Ec2Main;
import io.cicely.node.ocf.LocalMain;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The program that recordings are made of. */
public final class RehearsalMain {
  private RehearsalMain() {}

  /**
   * Carries out each argument: the exit code that is expected, the agent ({@code vip}, {@code
   * vip-local}, {@code fence}) and its arguments, for {@code vip} followed by settings of its
   * environment. Such as {@code "7 vip monitor OCF_RESKEY_CRM_meta_role=Stopped"}. Each reads
   * standard input, a file, from its beginning.
   */
  public static void main(String[] arguments) throws IOException {
    for (String line : arguments) {
      List<String> words = new ArrayList<>(List.of(line.split(" ")));
      int expected = Integer.parseInt(words.removeFirst());
      try (FileInputStream input = new FileInputStream("/dev/stdin")) {
        System.setIn(input);
        int exitCode = run(words.removeFirst(), words);
        if (exitCode != expected) {
          System.err.println("rehearsal: '" + line + "' ended with " + exitCode);
          System.exit(1);
        }
      }
    }
  }

  private static int run(String agent, List<String> words) throws IOException {
    return switch (agent) {
      case "fence" -> FenceMain.run(words);
      case "vip" -> Ec2Main.run(words.removeFirst(), environment(words));
      case "vip-local" -> LocalMain.run(words.removeFirst(), environment(words));
      default -> throw new IllegalArgumentException("There is no agent " + agent);
    };
  }

  private static Map<String, String> environment(List<String> settings) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      environment.put(setting.substring(0, equals), setting.substring(equals + 1));
    }
    return environment;
  }
}
