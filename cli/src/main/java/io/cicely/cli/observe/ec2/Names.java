package io.cicely.cli.observe.ec2;

import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.Carrier.Allocation;
import io.cicely.cli.spec.Carrier.Chosen;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.VipSpec;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;

/**
 * What of EC2 a cluster's file names.
 *
 * @param elasticIps the names of VIPs whose Elastic IP is to be allocated
 * @param ipv4 private addresses that are to be free, or the nodes'
 */
record Names(
    List<String> enis,
    List<String> allocations,
    List<String> publicAddresses,
    List<String> elasticIps,
    List<String> ipv4,
    List<String> ipv6) {
  static Names of(ClusterSpec spec) {
    Names names =
        new Names(
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    spec.vips().forEach(names::add);
    return names;
  }

  private void add(VipSpec vip) {
    switch (vip.carrier()) {
      case Carrier.Eni eni -> {
        if (eni.eni() instanceof Chosen.Existing<String>(String id)) {
          enis.add(id);
        }
        add(eni.address());
      }
      case Carrier.SecondaryIp(Ip address, var _) -> add(address);
      case Carrier.Route _ -> {}
      case Carrier.ElasticIp elasticIp -> {
        switch (elasticIp.allocation()) {
          case Allocation.ById(String id) -> allocations.add(id);
          case Allocation.ByAddress(var address) -> publicAddresses.add(address.toString());
          case Allocation.Create() -> elasticIps.add(vip.name());
        }
        switch (elasticIp.privateAddresses()) {
          case Chosen.Existing<SequencedMap<String, Ipv4>>(var byNode) ->
              byNode.values().forEach(this::add);
          case Chosen.Create<?> _ -> {}
        }
      }
    }
  }

  private void add(Ip address) {
    (address.isIpv6() ? ipv6 : ipv4).add(address.toString());
  }
}
