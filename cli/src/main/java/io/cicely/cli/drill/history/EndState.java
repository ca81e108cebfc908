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
 * @param leads what leads to addresses that no interface has: routes, and Elastic IPs' associations
 */
public record EndState(
    SequencedMap<String, String> kernels,
    SequencedMap<String, String> agents,
    List<Attachment> attachments,
    List<Lead> leads) {

  /**
   * A network interface that EC2 has at an instance.
   *
   * @param addresses of both families, the primary first
   */
  public record Attachment(
      String eni, String instance, int deviceIndex, String status, List<String> addresses) {
    public Attachment {
      addresses = List.copyOf(addresses);
    }
  }

  /**
   * A route, or the association of an Elastic IP.
   *
   * @param by the id of the route table, or of the Elastic IP's allocation
   * @param address that it is for
   * @param eni to which it leads
   * @param privateAddress that EC2 puts in its place, or empty
   */
  public record Lead(String by, String address, String eni, String privateAddress) {}

  public EndState {
    kernels = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(kernels));
    agents = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(agents));
    attachments = List.copyOf(attachments);
    leads = List.copyOf(leads);
  }
}
