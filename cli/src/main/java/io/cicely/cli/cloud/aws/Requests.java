package io.cicely.cli.cloud.aws;

import io.cicely.cli.cloud.Cloud.NewEni;
import io.cicely.cli.cluster.ec2.SecurityGroup.Rule;
import io.cicely.node.ec2.Select;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.CreateNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.DeleteRouteRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstanceTypesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeVpcsRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** The port's words as the SDK's requests. */
final class Requests {
  private Requests() {}

  static DescribeInstancesRequest instances(Select which, @Nullable String token) {
    var request = DescribeInstancesRequest.builder().nextToken(token);
    return switch (which) {
      case Select.Ids(List<String> ids) -> request.instanceIds(ids).build();
      case Select.Matching(var filters) -> request.filters(filters(filters)).build();
    };
  }

  /** By a filter: naming a type that the region does not have would fail the whole call. */
  static DescribeInstanceTypesRequest types(List<String> names, @Nullable String token) {
    return DescribeInstanceTypesRequest.builder()
        .filters(Filter.builder().name("instance-type").values(names).build())
        .nextToken(token)
        .build();
  }

  static DescribeNetworkInterfacesRequest enis(Select which, @Nullable String token) {
    var request = DescribeNetworkInterfacesRequest.builder().nextToken(token);
    return switch (which) {
      case Select.Ids(List<String> ids) -> request.networkInterfaceIds(ids).build();
      case Select.Matching(var filters) -> request.filters(filters(filters)).build();
    };
  }

  static DescribeVpcsRequest vpcs(Select which, @Nullable String token) {
    var request = DescribeVpcsRequest.builder().nextToken(token);
    return switch (which) {
      case Select.Ids(List<String> ids) -> request.vpcIds(ids).build();
      case Select.Matching(var filters) -> request.filters(filters(filters)).build();
    };
  }

  static DescribeSubnetsRequest subnets(Select which, @Nullable String token) {
    var request = DescribeSubnetsRequest.builder().nextToken(token);
    return switch (which) {
      case Select.Ids(List<String> ids) -> request.subnetIds(ids).build();
      case Select.Matching(var filters) -> request.filters(filters(filters)).build();
    };
  }

  static DescribeSecurityGroupsRequest groups(Select which, @Nullable String token) {
    var request = DescribeSecurityGroupsRequest.builder().nextToken(token);
    return switch (which) {
      case Select.Ids(List<String> ids) -> request.groupIds(ids).build();
      case Select.Matching(var filters) -> request.filters(filters(filters)).build();
    };
  }

  static DescribeRouteTablesRequest tables(Select which, @Nullable String token) {
    var request = DescribeRouteTablesRequest.builder().nextToken(token);
    return switch (which) {
      case Select.Ids(List<String> ids) -> request.routeTableIds(ids).build();
      case Select.Matching(var filters) -> request.filters(filters(filters)).build();
    };
  }

  static DescribeAddressesRequest addresses(Select which) {
    var request = DescribeAddressesRequest.builder();
    return switch (which) {
      case Select.Ids(List<String> ids) -> request.allocationIds(ids).build();
      case Select.Matching(var filters) -> request.filters(filters(filters)).build();
    };
  }

  private static List<Filter> filters(List<Select.Filter> filters) {
    return filters.stream()
        .map(each -> Filter.builder().name(each.name()).values(each.values()).build())
        .toList();
  }

  static CreateNetworkInterfaceRequest newEni(NewEni wanted) {
    return CreateNetworkInterfaceRequest.builder()
        .subnetId(wanted.subnet())
        .privateIpAddress(wanted.address())
        .groups(wanted.groups())
        .description(wanted.description())
        .tagSpecifications(tagged("network-interface", wanted.tags()))
        .clientToken(wanted.token())
        .build();
  }

  static AllocateAddressRequest newElasticIp(SortedMap<String, String> tags) {
    return AllocateAddressRequest.builder()
        .domain("vpc")
        .tagSpecifications(tagged("elastic-ip", tags))
        .build();
  }

  private static TagSpecification tagged(String type, SortedMap<String, String> tags) {
    return TagSpecification.builder().resourceType(type).tags(tags(tags)).build();
  }

  static List<Tag> tags(SortedMap<String, String> tags) {
    return tags.entrySet().stream()
        .map(each -> Tag.builder().key(each.getKey()).value(each.getValue()).build())
        .toList();
  }

  static IpPermission permission(Rule rule) {
    var permission = IpPermission.builder().ipProtocol(rule.protocol());
    if (!rule.protocol().equals("-1")) {
      permission.fromPort(rule.fromPort()).toPort(rule.toPort());
    }
    String description = rule.description();
    if (rule.namesGroup()) {
      permission.userIdGroupPairs(
          UserIdGroupPair.builder().groupId(rule.peer()).description(description).build());
    } else if (isIpv6(rule.peer())) {
      permission.ipv6Ranges(
          Ipv6Range.builder().cidrIpv6(rule.peer()).description(description).build());
    } else {
      permission.ipRanges(IpRange.builder().cidrIp(rule.peer()).description(description).build());
    }
    return permission.build();
  }

  static CreateRouteRequest newRoute(String table, String destination, String eni) {
    var request = CreateRouteRequest.builder().routeTableId(table).networkInterfaceId(eni);
    return isIpv6(destination)
        ? request.destinationIpv6CidrBlock(destination).build()
        : request.destinationCidrBlock(destination).build();
  }

  static ReplaceRouteRequest otherRoute(String table, String destination, String eni) {
    var request = ReplaceRouteRequest.builder().routeTableId(table).networkInterfaceId(eni);
    return isIpv6(destination)
        ? request.destinationIpv6CidrBlock(destination).build()
        : request.destinationCidrBlock(destination).build();
  }

  static DeleteRouteRequest noRoute(String table, String destination) {
    var request = DeleteRouteRequest.builder().routeTableId(table);
    return isIpv6(destination)
        ? request.destinationIpv6CidrBlock(destination).build()
        : request.destinationCidrBlock(destination).build();
  }

  static boolean isIpv6(String text) {
    return text.indexOf(':') >= 0;
  }
}
