package io.cicely.cli.install.cib;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what crm_simulate foresees. */
final class Foresight {
  private static final String HEADING = "Transition Summary:";
  private static final Pattern ACTION = Pattern.compile("\\s*\\* (\\S.*)");
  private static final Pattern WORDS = Pattern.compile("(\\S+)\\s+(\\S+)\\s.*");

  /** What a client of the VIP notices. */
  private static final Set<String> DISTURBING =
      Set.of("Stop", "Move", "Migrate", "Restart", "Recover", "Fence");

  private Foresight() {}

  /** The lines of its transition summary, with single spaces. */
  static List<String> actions(List<String> output) {
    List<String> actions = new ArrayList<>();
    boolean inside = false;
    for (String line : output) {
      Matcher action = ACTION.matcher(line);
      if (line.startsWith(HEADING)) {
        inside = true;
      } else if (inside && action.matches()) {
        actions.add(action.group(1).strip().replaceAll("\\s+", " "));
      } else if (inside && !line.isBlank()) {
        inside = false;
      }
    }
    return actions;
  }

  /** Whether it is done to one of the resources while that runs. */
  static boolean disturbs(String action, Set<String> resources) {
    Matcher words = WORDS.matcher(action + " ");
    return words.matches()
        && DISTURBING.contains(words.group(1))
        && resources.contains(words.group(2));
  }
}
