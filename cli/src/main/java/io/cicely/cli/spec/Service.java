package io.cicely.cli.spec;

import java.util.Collections;
import java.util.SequencedMap;

/** A service that follows a VIP: another Pacemaker resource of the VIP's group. */
public sealed interface Service {
  /** The name of its resource. */
  String name();

  /** A unit of systemd, with its suffix unless that is {@code .service}. */
  record Systemd(String name, String unit) implements Service {}

  /**
   * An OCF resource.
   *
   * @param provider such as {@code heartbeat}
   * @param agent such as {@code nginx}
   */
  record Ocf(String name, String provider, String agent, SequencedMap<String, String> parameters)
      implements Service {
    public Ocf {
      parameters = Collections.unmodifiableSequencedMap(parameters);
    }
  }
}
