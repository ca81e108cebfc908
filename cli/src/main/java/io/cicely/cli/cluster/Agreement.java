package io.cicely.cli.cluster;

import java.util.List;

/** Whether Pacemaker, EC2 and the kernels see a VIP in the same place. */
public sealed interface Agreement {
  /** All see it there. */
  record Held(String node) implements Agreement {}

  /** All see it nowhere. */
  record Down() implements Agreement {}

  /** Two see different things. */
  record Torn() implements Agreement {}

  /** Nothing contradicts, but somebody could not tell. */
  record Open() implements Agreement {}

  /** What the places of all witnesses make together. */
  static Agreement of(List<Place> places) {
    boolean open = false;
    boolean nowhere = false;
    String held = "";
    for (Place place : places) {
      switch (place) {
        case Place.Unknown _ -> open = true;
        case Place.OnSeveral _ -> {
          return new Torn();
        }
        case Place.Nowhere _ -> nowhere = true;
        case Place.On(String node) -> {
          if (!held.isEmpty() && !held.equals(node)) {
            return new Torn();
          }
          held = node;
        }
      }
    }
    if (nowhere && !held.isEmpty()) {
      return new Torn();
    }
    if (open) {
      return new Open();
    }
    return nowhere ? new Down() : new Held(held);
  }
}
