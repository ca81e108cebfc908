package io.cicely.cli.cluster.ec2;

import io.cicely.node.net.Ip;
import java.util.List;
import java.util.Optional;

/**
 * A subnet.
 *
 * @param ranges of both families, that of IPv4 first
 */
public record Subnet(String id, String vpcId, String zone, List<String> ranges) {
  public Subnet {
    ranges = List.copyOf(ranges);
  }

  /** Its range that the address lies in. */
  public Optional<AddressRange> rangeOf(Ip address) {
    return ranges.stream()
        .map(AddressRange::parse)
        .filter(each -> each.contains(address))
        .findFirst();
  }
}
