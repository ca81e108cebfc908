package io.cicely.cli.command;

import io.cicely.cli.operate.Moved;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How a move ended, for a reader and for a program. */
record MovedView(Moved moved) {
  String text() {
    return switch (moved) {
      case Moved.Arrived(String address, String from, String to, Duration took) ->
          "VIP %s moved%s to %s in %s.%n"
              .formatted(address, from.isEmpty() ? "" : " from " + from, to, seconds(took));
      case Moved.AlreadyThere(String address, String there) ->
          "VIP %s is on %s already: nothing to do.%n".formatted(address, there);
    };
  }

  private static String seconds(Duration took) {
    return "%.1f s".formatted(took.toMillis() / 1000.0);
  }

  Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("apiVersion", "cicely/v1");
    data.put("address", moved.address());
    data.put("node", moved.node());
    switch (moved) {
      case Moved.Arrived(String _, String from, String _, Duration took) -> {
        data.put("moved", true);
        data.put("from", from);
        data.put("tookMs", took.toMillis());
      }
      case Moved.AlreadyThere _ -> data.put("moved", false);
    }
    return data;
  }
}
