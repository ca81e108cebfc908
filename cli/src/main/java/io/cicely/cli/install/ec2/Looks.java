package io.cicely.cli.install.ec2;

import io.cicely.cli.cloud.Cloud;
import io.cicely.cli.cluster.ec2.ElasticIp;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.RouteTable;
import io.cicely.cli.cluster.ec2.RouteTable.Route;
import io.cicely.cli.cluster.ec2.SecurityGroup.Rule;
import io.cicely.cli.cluster.ec2.Subnet;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Select;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** Looks at single things; by filters, so that what does not exist is an answer as well. */
record Looks(Cloud cloud) {
  Answer<Optional<Eni>> eni(String id) {
    return first(cloud.enis(Select.where("network-interface-id", id)));
  }

  Answer<Optional<Subnet>> subnet(String id) {
    return first(cloud.subnets(Select.where("subnet-id", id)));
  }

  Answer<Optional<ElasticIp>> elasticIp(String allocation) {
    return first(cloud.addresses(Select.where("allocation-id", allocation)));
  }

  Answer<List<Eni>> enisIn(String subnet) {
    return cloud.enis(Select.where("subnet-id", subnet));
  }

  Answer<Boolean> hasRule(String group, Rule rule) {
    return cloud
        .groups(Select.where("group-id", group))
        .map(found -> found.stream().flatMap(each -> each.rules().stream()).anyMatch(rule::sameAs));
  }

  /** The route to that range in that table. */
  Answer<Optional<Route>> route(String table, String destination) {
    return cloud
        .tables(Select.where("route-table-id", table))
        .map(
            found ->
                found.stream()
                    .map((RouteTable each) -> each.to(destination))
                    .flatMap(Optional::stream)
                    .findFirst());
  }

  /** Whether a resource, an ENI or an Elastic IP, has all these tags. */
  Answer<Boolean> hasTags(String resource, SortedMap<String, String> tags) {
    return resource.startsWith("eni-")
        ? eni(resource).map(found -> found.filter(it -> has(it.tags(), tags)).isPresent())
        : elasticIp(resource).map(found -> found.filter(it -> has(it.tags(), tags)).isPresent());
  }

  static boolean has(SortedMap<String, String> present, SortedMap<String, String> wanted) {
    return wanted.entrySet().stream()
        .allMatch((Map.Entry<String, String> it) -> it.getValue().equals(present.get(it.getKey())));
  }

  private static <T> Answer<Optional<T>> first(Answer<List<T>> answer) {
    return answer.map(found -> found.stream().findFirst());
  }
}
