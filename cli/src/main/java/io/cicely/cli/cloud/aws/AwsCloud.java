package io.cicely.cli.cloud.aws;

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
import io.cicely.node.ec2.aws.Access;
import io.cicely.node.ec2.aws.Calls;
import io.cicely.node.ec2.aws.Clients;
import io.cicely.node.time.Deadline;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsResponse;

/** EC2 over the AWS SDK, one attempt per call; a list is asked for by pages. */
public final class AwsCloud implements Cloud, AutoCloseable {
  private final Clients clients;
  private final Calls calls;

  AwsCloud(Clients clients, Calls calls) {
    this.clients = clients;
    this.calls = calls;
  }

  /**
   * EC2 in the access's region; nothing is asked before the first call.
   *
   * @param deadline by which the last call has to return
   */
  public static AwsCloud open(Access access, Deadline deadline) {
    return new AwsCloud(new Clients(access), new Calls(access.limit(), deadline));
  }

  @Override
  public Answer<List<Ec2Instance>> instances(Select which) {
    return calls.pages(
        "ec2:DescribeInstances",
        token -> ec2().describeInstances(Requests.instances(which, token)),
        DescribeInstancesResponse::nextToken,
        page ->
            page.reservations().stream()
                .flatMap(each -> each.instances().stream())
                .map(Views::instance)
                .toList());
  }

  @Override
  public Answer<List<InstanceType>> types(List<String> names) {
    return calls.pages(
        "ec2:DescribeInstanceTypes",
        token -> ec2().describeInstanceTypes(Requests.types(names, token)),
        DescribeInstanceTypesResponse::nextToken,
        page -> page.instanceTypes().stream().map(Views::type).toList());
  }

  @Override
  public Answer<List<Eni>> enis(Select which) {
    return calls.pages(
        "ec2:DescribeNetworkInterfaces",
        token -> ec2().describeNetworkInterfaces(Requests.enis(which, token)),
        DescribeNetworkInterfacesResponse::nextToken,
        page -> page.networkInterfaces().stream().map(Views::eni).toList());
  }

  @Override
  public Answer<List<Vpc>> vpcs(Select which) {
    return calls.pages(
        "ec2:DescribeVpcs",
        token -> ec2().describeVpcs(Requests.vpcs(which, token)),
        DescribeVpcsResponse::nextToken,
        page -> page.vpcs().stream().map(Views::vpc).toList());
  }

  @Override
  public Answer<List<Subnet>> subnets(Select which) {
    return calls.pages(
        "ec2:DescribeSubnets",
        token -> ec2().describeSubnets(Requests.subnets(which, token)),
        DescribeSubnetsResponse::nextToken,
        page -> page.subnets().stream().map(Views::subnet).toList());
  }

  @Override
  public Answer<List<SecurityGroup>> groups(Select which) {
    return calls.pages(
        "ec2:DescribeSecurityGroups",
        token -> ec2().describeSecurityGroups(Requests.groups(which, token)),
        DescribeSecurityGroupsResponse::nextToken,
        page -> page.securityGroups().stream().map(Views::group).toList());
  }

  @Override
  public Answer<List<RouteTable>> tables(Select which) {
    return calls.pages(
        "ec2:DescribeRouteTables",
        token -> ec2().describeRouteTables(Requests.tables(which, token)),
        DescribeRouteTablesResponse::nextToken,
        page -> page.routeTables().stream().map(Views::table).toList());
  }

  @Override
  public Answer<List<ElasticIp>> addresses(Select which) {
    return calls
        .make("ec2:DescribeAddresses", () -> ec2().describeAddresses(Requests.addresses(which)))
        .map(found -> found.addresses().stream().map(Views::elasticIp).toList());
  }

  @Override
  public Answer<Accepted> authorize(String group, Rule rule) {
    var permission = Requests.permission(rule);
    return rule.direction() == Direction.IN
        ? accepted(
            "ec2:AuthorizeSecurityGroupIngress",
            () ->
                ec2()
                    .authorizeSecurityGroupIngress(
                        it -> it.groupId(group).ipPermissions(permission)))
        : accepted(
            "ec2:AuthorizeSecurityGroupEgress",
            () ->
                ec2()
                    .authorizeSecurityGroupEgress(
                        it -> it.groupId(group).ipPermissions(permission)));
  }

  @Override
  public Answer<Accepted> revoke(String group, Rule rule) {
    var permission = Requests.permission(rule);
    return rule.direction() == Direction.IN
        ? accepted(
            "ec2:RevokeSecurityGroupIngress",
            () ->
                ec2().revokeSecurityGroupIngress(it -> it.groupId(group).ipPermissions(permission)))
        : accepted(
            "ec2:RevokeSecurityGroupEgress",
            () ->
                ec2().revokeSecurityGroupEgress(it -> it.groupId(group).ipPermissions(permission)));
  }

  @Override
  public Answer<String> createEni(NewEni wanted) {
    return calls
        .make(
            "ec2:CreateNetworkInterface",
            () -> ec2().createNetworkInterface(Requests.newEni(wanted)))
        .map(made -> Views.text(made.networkInterface().networkInterfaceId()));
  }

  @Override
  public Answer<Accepted> deleteEni(String eni) {
    return accepted(
        "ec2:DeleteNetworkInterface",
        () -> ec2().deleteNetworkInterface(it -> it.networkInterfaceId(eni)));
  }

  @Override
  public Answer<Accepted> setGroups(String eni, List<String> groups) {
    return accepted(
        "ec2:ModifyNetworkInterfaceAttribute",
        () ->
            ec2().modifyNetworkInterfaceAttribute(it -> it.networkInterfaceId(eni).groups(groups)));
  }

  @Override
  public Answer<Accepted> keepOnTermination(String eni, String attachment) {
    return accepted(
        "ec2:ModifyNetworkInterfaceAttribute",
        () ->
            ec2()
                .modifyNetworkInterfaceAttribute(
                    it ->
                        it.networkInterfaceId(eni)
                            .attachment(
                                to -> to.attachmentId(attachment).deleteOnTermination(false))));
  }

  @Override
  public Answer<Accepted> setSourceDestCheck(String eni, boolean on) {
    return accepted(
        "ec2:ModifyNetworkInterfaceAttribute",
        () ->
            ec2()
                .modifyNetworkInterfaceAttribute(
                    it -> it.networkInterfaceId(eni).sourceDestCheck(check -> check.value(on))));
  }

  @Override
  public Answer<Accepted> putTags(String resource, SortedMap<String, String> tags) {
    return accepted(
        "ec2:CreateTags",
        () -> ec2().createTags(it -> it.resources(resource).tags(Requests.tags(tags))));
  }

  @Override
  public Answer<Accepted> removeTags(String resource, SortedMap<String, String> tags) {
    return accepted(
        "ec2:DeleteTags",
        () -> ec2().deleteTags(it -> it.resources(resource).tags(Requests.tags(tags))));
  }

  @Override
  public Answer<Accepted> assignAddress(String eni, String address) {
    return accepted(
        "ec2:AssignPrivateIpAddresses",
        () ->
            ec2()
                .assignPrivateIpAddresses(
                    it ->
                        it.networkInterfaceId(eni)
                            .privateIpAddresses(address)
                            .allowReassignment(false)));
  }

  @Override
  public Answer<Accepted> unassignAddress(String eni, String address) {
    return Requests.isIpv6(address)
        ? accepted(
            "ec2:UnassignIpv6Addresses",
            () ->
                ec2()
                    .unassignIpv6Addresses(it -> it.networkInterfaceId(eni).ipv6Addresses(address)))
        : accepted(
            "ec2:UnassignPrivateIpAddresses",
            () ->
                ec2()
                    .unassignPrivateIpAddresses(
                        it -> it.networkInterfaceId(eni).privateIpAddresses(address)));
  }

  @Override
  public Answer<String> allocate(SortedMap<String, String> tags) {
    return calls
        .make("ec2:AllocateAddress", () -> ec2().allocateAddress(Requests.newElasticIp(tags)))
        .map(made -> Views.text(made.allocationId()));
  }

  @Override
  public Answer<Accepted> release(String allocation) {
    return accepted(
        "ec2:ReleaseAddress", () -> ec2().releaseAddress(it -> it.allocationId(allocation)));
  }

  @Override
  public Answer<Accepted> createRoute(String table, String destination, String eni) {
    return accepted(
        "ec2:CreateRoute", () -> ec2().createRoute(Requests.newRoute(table, destination, eni)));
  }

  @Override
  public Answer<Accepted> replaceRoute(String table, String destination, String eni) {
    return accepted(
        "ec2:ReplaceRoute", () -> ec2().replaceRoute(Requests.otherRoute(table, destination, eni)));
  }

  @Override
  public Answer<Accepted> deleteRoute(String table, String destination) {
    return accepted(
        "ec2:DeleteRoute", () -> ec2().deleteRoute(Requests.noRoute(table, destination)));
  }

  private Answer<Accepted> accepted(String action, Callable<? extends AwsResponse> call) {
    return calls.make(action, call).map(_ -> Accepted.ACCEPTED);
  }

  private Ec2Client ec2() {
    return clients.ec2();
  }

  @Override
  public void close() {
    calls.close();
    clients.close();
  }
}
