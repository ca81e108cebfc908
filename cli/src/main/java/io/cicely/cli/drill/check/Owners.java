package io.cicely.cli.drill.check;

import java.util.ArrayList;
import java.util.List;

/** Never two nodes answering: who answered, and whether it was ever more than one at a time. */
public final class Owners {
  private Owners() {}

  /** The nodes that answered, one entry for each change of hands. */
  public static List<String> sequence(Pings history) {
    List<String> owners = new ArrayList<>();
    for (Pings.Ping ping : history.pings()) {
      for (String node : ping.nodes()) {
        if (owners.isEmpty() || !owners.getLast().equals(node)) {
          owners.add(node);
        }
      }
    }
    return List.copyOf(owners);
  }

  /**
   * What shows that two nodes had the VIP at once: one datagram answered by two nodes, or hands
   * changed more often than the {@code moves} that were asked for or provoked. Empty when nothing
   * does.
   */
  public static List<String> twice(Pings history, int moves) {
    for (Pings.Ping ping : history.pings()) {
      if (ping.nodes().size() > 1) {
        return List.of("datagram %d was answered by %s".formatted(ping.sequence(), ping.nodes()));
      }
    }
    List<String> owners = sequence(history);
    if (owners.size() > moves + 1) {
      return List.of("%d moves, but the VIP answered from %s".formatted(moves, owners));
    }
    return List.of();
  }
}
