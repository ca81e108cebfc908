package io.cicely.cli.audit;

import io.cicely.cli.cloud.Cloud;
import io.cicely.cli.cluster.ec2.Ec2Instance;
import io.cicely.cli.cluster.ec2.ElasticIp;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.InstanceType;
import io.cicely.cli.cluster.ec2.RouteTable;
import io.cicely.cli.cluster.ec2.SecurityGroup;
import io.cicely.cli.cluster.ec2.SecurityGroup.Direction;
import io.cicely.cli.cluster.ec2.SecurityGroup.Rule;
import io.cicely.cli.cluster.ec2.Subnet;
import io.cicely.cli.cluster.ec2.Vpc;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.function.Supplier;

/** A Cloud whose every call is recorded. */
public final class AuditedCloud implements Cloud {
  private static final String ENI = "eni";

  private final Cloud cloud;
  private final AuditLog log;
  private final Clock clock;

  public AuditedCloud(Cloud cloud, AuditLog log, Clock clock) {
    this.cloud = cloud;
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Answer<List<Ec2Instance>> instances(Select which) {
    return call("DescribeInstances", which(which), () -> cloud.instances(which));
  }

  @Override
  public Answer<List<InstanceType>> types(List<String> names) {
    return call("DescribeInstanceTypes", of("types", names), () -> cloud.types(names));
  }

  @Override
  public Answer<List<Eni>> enis(Select which) {
    return call("DescribeNetworkInterfaces", which(which), () -> cloud.enis(which));
  }

  @Override
  public Answer<List<Vpc>> vpcs(Select which) {
    return call("DescribeVpcs", which(which), () -> cloud.vpcs(which));
  }

  @Override
  public Answer<List<Subnet>> subnets(Select which) {
    return call("DescribeSubnets", which(which), () -> cloud.subnets(which));
  }

  @Override
  public Answer<List<SecurityGroup>> groups(Select which) {
    return call("DescribeSecurityGroups", which(which), () -> cloud.groups(which));
  }

  @Override
  public Answer<List<RouteTable>> tables(Select which) {
    return call("DescribeRouteTables", which(which), () -> cloud.tables(which));
  }

  @Override
  public Answer<List<ElasticIp>> addresses(Select which) {
    return call("DescribeAddresses", which(which), () -> cloud.addresses(which));
  }

  @Override
  public Answer<Accepted> authorize(String group, Rule rule) {
    return call(
        "AuthorizeSecurityGroup" + way(rule),
        of("group", group, "rule", rule.toString()),
        () -> cloud.authorize(group, rule));
  }

  @Override
  public Answer<Accepted> revoke(String group, Rule rule) {
    return call(
        "RevokeSecurityGroup" + way(rule),
        of("group", group, "rule", rule.toString()),
        () -> cloud.revoke(group, rule));
  }

  private static String way(Rule rule) {
    return rule.direction() == Direction.IN ? "Ingress" : "Egress";
  }

  @Override
  public Answer<String> createEni(NewEni wanted) {
    return call("CreateNetworkInterface", of("wanted", wanted), () -> cloud.createEni(wanted));
  }

  @Override
  public Answer<Accepted> deleteEni(String eni) {
    return call("DeleteNetworkInterface", of(ENI, eni), () -> cloud.deleteEni(eni));
  }

  @Override
  public Answer<Accepted> setGroups(String eni, List<String> groups) {
    return call(
        "ModifyNetworkInterfaceAttribute",
        of(ENI, eni, "groups", groups),
        () -> cloud.setGroups(eni, groups));
  }

  @Override
  public Answer<Accepted> keepOnTermination(String eni, String attachment) {
    return call(
        "ModifyNetworkInterfaceAttribute",
        of(ENI, eni, "attachment", attachment, "deleteOnTermination", false),
        () -> cloud.keepOnTermination(eni, attachment));
  }

  @Override
  public Answer<Accepted> setSourceDestCheck(String eni, boolean on) {
    return call(
        "ModifyNetworkInterfaceAttribute",
        of(ENI, eni, "sourceDestCheck", on),
        () -> cloud.setSourceDestCheck(eni, on));
  }

  @Override
  public Answer<Accepted> putTags(String resource, SortedMap<String, String> tags) {
    return call(
        "CreateTags", of("resource", resource, "tags", tags), () -> cloud.putTags(resource, tags));
  }

  @Override
  public Answer<Accepted> removeTags(String resource, SortedMap<String, String> tags) {
    return call(
        "DeleteTags",
        of("resource", resource, "tags", tags),
        () -> cloud.removeTags(resource, tags));
  }

  @Override
  public Answer<Accepted> assignAddress(String eni, String address) {
    return call(
        "AssignPrivateIpAddresses",
        of(ENI, eni, "address", address),
        () -> cloud.assignAddress(eni, address));
  }

  @Override
  public Answer<Accepted> unassignAddress(String eni, String address) {
    String action =
        address.indexOf(':') < 0 ? "UnassignPrivateIpAddresses" : "UnassignIpv6Addresses";
    return call(
        action, of(ENI, eni, "address", address), () -> cloud.unassignAddress(eni, address));
  }

  @Override
  public Answer<String> allocate(SortedMap<String, String> tags) {
    return call("AllocateAddress", of("tags", tags), () -> cloud.allocate(tags));
  }

  @Override
  public Answer<Accepted> release(String allocation) {
    return call("ReleaseAddress", of("allocation", allocation), () -> cloud.release(allocation));
  }

  @Override
  public Answer<Accepted> createRoute(String table, String destination, String eni) {
    return call(
        "CreateRoute",
        of("table", table, "destination", destination, ENI, eni),
        () -> cloud.createRoute(table, destination, eni));
  }

  @Override
  public Answer<Accepted> replaceRoute(String table, String destination, String eni) {
    return call(
        "ReplaceRoute",
        of("table", table, "destination", destination, ENI, eni),
        () -> cloud.replaceRoute(table, destination, eni));
  }

  @Override
  public Answer<Accepted> deleteRoute(String table, String destination) {
    return call(
        "DeleteRoute",
        of("table", table, "destination", destination),
        () -> cloud.deleteRoute(table, destination));
  }

  private <T> Answer<T> call(
      String action, SequencedMap<String, Object> parameters, Supplier<Answer<T>> call) {
    Duration start = clock.elapsed();
    Answer<T> answer = call.get();
    long tookMs = clock.elapsed().minus(start).toMillis();
    String what = "ec2:" + action;
    log.append(
        switch (answer) {
          case Answer.Given<T>(T value, String request) -> {
            if (value instanceof String made) {
              parameters.put("made", made);
            }
            yield new Entry("EC2", what, parameters, "OK", request, tookMs);
          }
          case Answer.Not<T>(Trouble trouble) ->
              new Entry("EC2", what, parameters, trouble.why(), trouble.requestId(), tookMs);
        });
    return answer;
  }

  private static SequencedMap<String, Object> which(Select which) {
    return switch (which) {
      case Select.Ids(List<String> ids) -> of("ids", ids);
      case Select.Matching(var filters) -> {
        SequencedMap<String, Object> all = new LinkedHashMap<>();
        filters.forEach(each -> all.put(each.name(), each.values()));
        yield all;
      }
    };
  }

  /** Names and values in turn. */
  private static SequencedMap<String, Object> of(Object... namesAndValues) {
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
    }
    return all;
  }
}
