package io.cicely.cli.cluster.ec2;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What EC2 has of a cluster and around it. What is not in it does not exist: a call that EC2 did
 * not answer made no observation.
 *
 * @param instances of the nodes
 * @param enis on the nodes, with the cluster's tag, named in the file, or with one of its addresses
 * @param groups of the nodes' VPCs, as are subnets and tables
 * @param addresses with the cluster's tag, named in the file, or leading to one of the ENIs
 * @param types of the nodes
 */
public record Ec2Observed(
    List<Ec2Instance> instances,
    List<Eni> enis,
    List<Vpc> vpcs,
    List<Subnet> subnets,
    List<SecurityGroup> groups,
    List<RouteTable> tables,
    List<ElasticIp> addresses,
    List<InstanceType> types,
    FromNodes fromNodes) {
  public Ec2Observed {
    instances = List.copyOf(instances);
    enis = List.copyOf(enis);
    vpcs = List.copyOf(vpcs);
    subnets = List.copyOf(subnets);
    groups = List.copyOf(groups);
    tables = List.copyOf(tables);
    addresses = List.copyOf(addresses);
    types = List.copyOf(types);
  }

  /** The same, knowing what the nodes say. */
  public Ec2Observed with(FromNodes told) {
    return new Ec2Observed(instances, enis, vpcs, subnets, groups, tables, addresses, types, told);
  }

  public Optional<Ec2Instance> instance(String id) {
    return find(instances, each -> each.id().equals(id));
  }

  public Optional<Eni> eni(String id) {
    return find(enis, each -> each.id().equals(id));
  }

  public Optional<Vpc> vpc(String id) {
    return find(vpcs, each -> each.id().equals(id));
  }

  public Optional<Subnet> subnet(String id) {
    return find(subnets, each -> each.id().equals(id));
  }

  public Optional<SecurityGroup> group(String id) {
    return find(groups, each -> each.id().equals(id));
  }

  public Optional<RouteTable> table(String id) {
    return find(tables, each -> each.id().equals(id));
  }

  public Optional<InstanceType> type(String name) {
    return find(types, each -> each.name().equals(name));
  }

  /** The ENIs of an instance, the primary one first. */
  public List<Eni> enisOf(String instanceId) {
    return enis.stream()
        .filter(each -> each.isOn(instanceId))
        .sorted(java.util.Comparator.comparingInt(Ec2Observed::deviceIndex))
        .toList();
  }

  private static int deviceIndex(Eni eni) {
    return eni.cable() == null ? Integer.MAX_VALUE : eni.cable().deviceIndex();
  }

  private static <T> Optional<T> find(List<T> all, Predicate<T> which) {
    return all.stream().filter(which).findFirst();
  }
}
