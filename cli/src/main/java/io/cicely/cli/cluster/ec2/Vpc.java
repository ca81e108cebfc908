package io.cicely.cli.cluster.ec2;

import java.util.List;

/**
 * A VPC.
 *
 * @param ranges of both families
 */
public record Vpc(String id, List<String> ranges) {
  public Vpc {
    ranges = List.copyOf(ranges);
  }
}
