package io.cicely.cli.cluster.ec2;

import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.Carrier.Allocation;
import io.cicely.cli.spec.Carrier.Chosen;
import io.cicely.cli.spec.Carrier.Tables;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.VipSpec;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What of the observed EC2 is meant by what the file says: the one place that decides it. */
public record Finds(ClusterSpec spec, Ec2Observed observed) {
  /** The node's instance, if it still exists. */
  public Optional<Ec2Instance> instance(NodeSpec node) {
    return observed.instance(node.instance()).filter(each -> !each.isGone());
  }

  /** The VPC that the nodes are in. */
  public Optional<Vpc> vpc() {
    return spec.nodes().stream()
        .flatMap(node -> instance(node).stream())
        .findFirst()
        .flatMap(first -> observed.vpc(first.vpcId()));
  }

  /** The node's primary ENI. */
  public Optional<Eni> primary(NodeSpec node) {
    return observed.enisOf(node.instance()).stream().filter(Eni::isFirstOfInstance).findFirst();
  }

  /** Where Corosync reaches the node. */
  public Optional<Ip> address(NodeSpec node) {
    return node.address() == null
        ? instance(node)
            .map(Ec2Instance::privateAddress)
            .filter(text -> !text.isEmpty())
            .map(Ip::parse)
        : Optional.of(node.address());
  }

  /** The node's ENI that has the address at which Corosync reaches it. */
  public Optional<Eni> clusterEni(NodeSpec node) {
    return address(node)
        .flatMap(
            address ->
                observed.enisOf(node.instance()).stream()
                    .filter(each -> each.carries(address.toString()))
                    .findFirst());
  }

  /** The node's ENIs that are no VIP's own. */
  public List<Eni> ownEnis(NodeSpec node) {
    return observed.enisOf(node.instance()).stream()
        .filter(each -> spec.vips().stream().noneMatch(vip -> isEniOf(vip, each)))
        .filter(each -> each.tag(Marks.VIP).isEmpty())
        .toList();
  }

  private boolean isEniOf(VipSpec vip, Eni eni) {
    return vip.carrier() instanceof Carrier.Eni carrier
        && eniOf(vip, carrier).filter(found -> found.id().equals(eni.id())).isPresent();
  }

  /**
   * The node's ENI behind a link: without a link's name the primary one; with one, that which has
   * the link's MAC address or, where the node did not tell it, the only one there is.
   */
  public Optional<Eni> eniBehind(NodeSpec node, @Nullable String link) {
    if (link == null) {
      return primary(node);
    }
    List<Eni> own = ownEnis(node);
    String mac = observed.fromNodes().mac(node.name(), link);
    return mac.isEmpty() && own.size() == 1
        ? Optional.of(own.getFirst())
        : own.stream().filter(each -> each.mac().equalsIgnoreCase(mac)).findFirst();
  }

  /** The node with that ENI. */
  public Optional<NodeSpec> nodeWith(String eniId) {
    return observed
        .eni(eniId)
        .flatMap(
            eni -> spec.nodes().stream().filter(node -> eni.isOn(node.instance())).findFirst());
  }

  /** The ENI that carries the VIP: the one that is named, or the one that Cicely made. */
  public Optional<Eni> eniOf(VipSpec vip, Carrier.Eni carrier) {
    return switch (carrier.eni()) {
      case Chosen.Existing<String>(String id) -> observed.eni(id);
      case Chosen.Create<String>() ->
          observed.enis().stream()
              .filter(each -> isOurs(each, vip.name()))
              .filter(each -> each.isPrimary(carrier.address().toString()))
              .findFirst();
    };
  }

  /** Tags may have been lost: any of the three marks will do, but for another cluster's tag. */
  private boolean isOurs(Eni eni, String vip) {
    if (eni.isFirstOfInstance()) {
      return false;
    }
    String cluster = eni.tag(Marks.CLUSTER);
    return cluster.equals(spec.name())
        || (cluster.isEmpty()
            && (eni.tag(Marks.VIP).equals(vip)
                || eni.description().equals(Marks.eni(spec.name(), vip))));
  }

  /** The ENIs that Cicely made for the cluster and that carry none of its VIPs any more. */
  public List<Eni> leftEnis() {
    return observed.enis().stream()
        .filter(each -> each.tag(Marks.CLUSTER).equals(spec.name()))
        .filter(each -> !each.tag(Marks.VIP).isEmpty() && !each.isFirstOfInstance())
        .filter(each -> spec.vips().stream().noneMatch(vip -> isEniOf(vip, each)))
        .toList();
  }

  /** The VIP's Elastic IP: the one that is named, or the one that Cicely allocated. */
  public Optional<ElasticIp> elasticIpOf(VipSpec vip, Allocation allocation) {
    return switch (allocation) {
      case Allocation.ById(String id) -> elasticIp(each -> each.allocationId().equals(id));
      case Allocation.ByAddress(Ipv4 address) ->
          elasticIp(each -> each.publicAddress().equals(address.toString()));
      case Allocation.Create() ->
          elasticIp(
                  each ->
                      each.tag(Marks.CLUSTER).equals(spec.name())
                          && each.tag(Marks.VIP).equals(vip.name()))
              .or(() -> elasticIp(each -> hasLostATag(each, vip.name())));
    };
  }

  private Optional<ElasticIp> elasticIp(Predicate<ElasticIp> which) {
    return observed.addresses().stream().filter(which).findFirst();
  }

  /** One tag of two is left, and it is nobody else's. */
  private boolean hasLostATag(ElasticIp address, String vip) {
    String cluster = address.tag(Marks.CLUSTER);
    String of = address.tag(Marks.VIP);
    boolean half =
        (cluster.isEmpty() && of.equals(vip)) || (cluster.equals(spec.name()) && of.isEmpty());
    String leadsTo = address.networkInterfaceId();
    return half && (leadsTo.isEmpty() || nodeWith(leadsTo).isPresent());
  }

  /** The Elastic IPs that Cicely allocated for the cluster and that are no VIP any more. */
  public List<ElasticIp> leftElasticIps() {
    return observed.addresses().stream()
        .filter(each -> each.tag(Marks.CLUSTER).equals(spec.name()))
        .filter(each -> !each.tag(Marks.VIP).isEmpty())
        .filter(
            each ->
                spec.vips().stream()
                    .noneMatch(
                        vip ->
                            vip.carrier() instanceof Carrier.ElasticIp carrier
                                && elasticIpOf(vip, carrier.allocation())
                                    .filter(it -> it.allocationId().equals(each.allocationId()))
                                    .isPresent()))
        .toList();
  }

  /**
   * What the VIP's Elastic IP is associated with, by node; nodes for which that is still to be
   * chosen are left out.
   */
  public SequencedMap<String, String> privateAddresses(
      VipSpec vip, Chosen<SequencedMap<String, Ipv4>> chosen) {
    SequencedMap<String, String> byNode = new LinkedHashMap<>();
    for (NodeSpec node : spec.nodes()) {
      String address =
          switch (chosen) {
            case Chosen.Existing<SequencedMap<String, Ipv4>>(var addresses) ->
                Objects.toString(addresses.get(node.name()), "");
            case Chosen.Create<SequencedMap<String, Ipv4>>() ->
                primary(node).map(eni -> eni.tag(Marks.privateAddress(vip.name()))).orElse("");
          };
      if (!address.isEmpty()) {
        byNode.put(node.name(), address);
      }
    }
    return byNode;
  }

  /** The ids of the VIP's route tables, whether they were seen or not. */
  public List<String> tables(Tables tables) {
    return switch (tables) {
      case Tables.Named(List<String> ids) -> ids;
      case Tables.All() ->
          observed.tables().stream()
              .filter(each -> vpc().map(Vpc::id).orElse("").equals(each.vpcId()))
              .map(RouteTable::id)
              .sorted()
              .toList();
    };
  }
}
