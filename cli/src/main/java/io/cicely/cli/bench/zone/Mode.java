package io.cicely.cli.bench.zone;

import java.util.Locale;

/** How the VIP moves. */
enum Mode {
  ENI,
  SECONDARY_IP,
  ROUTE;

  /** As in the resource agent's parameter. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
