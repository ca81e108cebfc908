package io.cicely.cli.spec;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;

/**
 * A Pacemaker alert.
 *
 * @param path of the alert agent on the nodes
 * @param recipients what it is called for; empty: once, for none
 * @param options its environment variables
 */
public record AlertSpec(
    String name, String path, List<String> recipients, SequencedMap<String, String> options) {
  public AlertSpec {
    recipients = List.copyOf(recipients);
    options = Collections.unmodifiableSequencedMap(options);
  }
}
