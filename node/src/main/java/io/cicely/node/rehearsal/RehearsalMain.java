package io.cicely.node.rehearsal;

import io.cicely.node.fence.FenceMain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The program that recordings are made of. */
public final class RehearsalMain {
  private RehearsalMain() {}

  /** Carries out each line of standard input, such as {@code 0 fence -o status -n adam}. */
  public static void main(String[] arguments) throws IOException {
    var reader = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line : reader.readAllLines()) {
      List<String> words = new ArrayList<>(List.of(line.strip().split("\\s+")));
      int expected = Integer.parseInt(words.removeFirst());
      int exitCode = run(words);
      if (exitCode != expected) {
        System.err.println("rehearsal: '" + line + "' ended with " + exitCode);
        System.exit(1);
      }
    }
  }

  private static int run(List<String> words) throws IOException {
    String agent = words.removeFirst();
    return switch (agent) {
      case "fence" -> FenceMain.run(words);
      default -> throw new IllegalArgumentException("There is no agent " + agent);
    };
  }
}
