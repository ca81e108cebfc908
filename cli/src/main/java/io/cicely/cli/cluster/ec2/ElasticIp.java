package io.cicely.cli.cluster.ec2;

import java.util.SortedMap;
import java.util.TreeMap;

/** An Elastic IP; the interface and the private address are empty while it leads nowhere. */
public record ElasticIp(
    String allocationId,
    String publicAddress,
    String networkInterfaceId,
    String privateAddress,
    SortedMap<String, String> tags) {
  public ElasticIp {
    tags = new TreeMap<>(tags);
  }

  /** The value of a tag, or empty. */
  public String tag(String key) {
    return tags.getOrDefault(key, "");
  }
}
