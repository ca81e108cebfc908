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

  /** Somebody sees it on its way, so that the others may differ for a moment. */
  record Moving() implements Agreement {}

  /** What the places of all witnesses make together. */
  static Agreement of(List<Place> places) {
    if (places.stream().anyMatch(Place.OnSeveral.class::isInstance)) {
      return new Torn();
    }
    if (places.stream().anyMatch(Place.InMotion.class::isInstance)) {
      return new Moving();
    }
    List<Place> known =
        places.stream()
            .filter(place -> !(place instanceof Place.Unknown))
            .map(Agreement::bare)
            .distinct()
            .toList();
    if (known.size() > 1) {
      return new Torn();
    }
    if (places.stream().anyMatch(Place.Unknown.class::isInstance)) {
      return new Open();
    }
    return known.equals(List.of(NOWHERE)) ? new Down() : new Held(known.getFirst().text());
  }

  /** Nowhere, however it was seen. */
  Place NOWHERE = new Place.Nowhere("");

  private static Place bare(Place place) {
    return place instanceof Place.Nowhere ? NOWHERE : place;
  }
}
