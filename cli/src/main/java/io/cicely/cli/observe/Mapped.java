package io.cicely.cli.observe;

import io.cicely.cli.cluster.Place;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.RouteTable;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where what EC2 answered puts a VIP.
 *
 * @param address the VIP
 * @param nodes the nodes' names by instance id
 */
record Mapped(String address, Map<String, String> nodes) {
  /** On an ENI of its own. */
  Place by(NetworkInterface eni) {
    Attachment attachment = eni.attachment();
    if (attachment == null) {
      return new Place.Nowhere(eni.id() + " is " + eni.status().word());
    }
    String owner = name(attachment.instanceId());
    if (!attachment.status().equals(Attachment.Status.Known.ATTACHED)) {
      return new Place.InMotion(attachment.status().word() + ": " + owner);
    }
    return eni.carries(address)
        ? new Place.On(owner)
        : new Place.Nowhere(eni.id() + " on " + owner + " does not carry " + address);
  }

  /**
   * On whichever ENI has it as one of its private addresses. Another VPC may have the same address:
   * a node's ENI is the one that is meant.
   */
  Place to(List<NetworkInterface> holders) {
    return holders.stream()
        .filter(eni -> eni.attachment() != null && nodes.containsKey(eni.attachment().instanceId()))
        .findFirst()
        .or(() -> holders.stream().findFirst())
        .map(
            eni ->
                eni.attachment() == null
                    ? new Place.Nowhere(eni.id() + " has it and is attached to nothing")
                    : new Place.On(name(eni.attachment().instanceId())))
        .orElseGet(() -> new Place.Nowhere("no ENI has " + address));
  }

  /** Behind the routes of all these tables: several places, where they differ. */
  Place routed(List<RouteTable> tables) {
    SortedSet<String> targets = new TreeSet<>();
    SortedSet<String> without = new TreeSet<>();
    for (RouteTable table : tables) {
      RouteTable.Route route = table.to(address + (address.indexOf(':') < 0 ? "/32" : "/128"));
      if (route == null) {
        without.add("nobody in " + table.id());
      } else if (route.instanceId().isEmpty()) {
        targets.add(route.networkInterfaceId() + " in " + table.id());
      } else {
        targets.add(name(route.instanceId()));
      }
    }
    if (targets.isEmpty()) {
      return new Place.Nowhere("no route to " + address);
    }
    targets.addAll(without);
    return Place.of(List.copyOf(targets), "");
  }

  /** At the private address that the Elastic IP is associated with. */
  Place associated(List<ElasticIp> found) {
    if (found.isEmpty()) {
      return new Place.Unknown("EC2 knows no Elastic IP " + address);
    }
    ElasticIp elasticIp = found.getFirst();
    if (elasticIp.associationId().isEmpty()) {
      return new Place.Nowhere("associated with nothing");
    }
    return elasticIp.instanceId().isEmpty()
        ? new Place.Nowhere(elasticIp.networkInterfaceId() + " is attached to nothing")
        : new Place.On(name(elasticIp.instanceId()));
  }

  private String name(String instance) {
    return nodes.getOrDefault(instance, instance);
  }
}
