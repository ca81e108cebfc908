package io.cicely.cli.cluster.ec2;

import java.util.Collections;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What the VIPs' resources need of EC2.
 *
 * @param byVip the agent's parameters that only EC2 could tell, by VIP; a VIP of which something is
 *     still to be made is left out
 */
public record Provisioned(SequencedMap<String, SequencedMap<String, String>> byVip) {
  public Provisioned {
    byVip = Collections.unmodifiableSequencedMap(byVip);
  }

  /** The agent's parameters of the VIP; none while something of it is still to be made. */
  public Optional<SequencedMap<String, String>> parameters(String vip) {
    return Optional.ofNullable(byVip.get(vip));
  }
}
