package io.cicely.cli.drill.history;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What was there when all was over.
 *
 * @param kernels each node's addresses, rules and routes, a line each
 * @param agents each node's processes of agents that are older than any action may be, a line each
 * @param attachments of all network interfaces, as EC2 has them
 */
public record EndState(
    SequencedMap<String, String> kernels,
    SequencedMap<String, String> agents,
    List<Attachment> attachments) {

  /** A network interface that EC2 has at an instance. */
  public record Attachment(
      String eni, String instance, int deviceIndex, String status, List<String> addresses) {
    public Attachment {
      addresses = List.copyOf(addresses);
    }
  }

  public EndState {
    kernels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(kernels));
    agents = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(agents));
    attachments = List.copyOf(attachments);
  }
}
