package io.cicely.cli.cloud;

import io.cicely.cli.cluster.ec2.Ec2Instance;
import io.cicely.cli.cluster.ec2.ElasticIp;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.InstanceType;
import io.cicely.cli.cluster.ec2.RouteTable;
import io.cicely.cli.cluster.ec2.SecurityGroup;
import io.cicely.cli.cluster.ec2.SecurityGroup.Rule;
import io.cicely.cli.cluster.ec2.Subnet;
import io.cicely.cli.cluster.ec2.Vpc;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Select;
import java.util.List;
import java.util.SortedMap;

/** EC2 as set-up uses it. */
public interface Cloud {
  /** EC2 accepted the request; whether it has happened is for a Describe to say. */
  enum Accepted {
    ACCEPTED
  }

  /**
   * A wanted ENI.
   *
   * @param token makes repeating the call make nothing more
   */
  record NewEni(
      String subnet,
      String address,
      List<String> groups,
      String description,
      SortedMap<String, String> tags,
      String token) {
    public NewEni {
      groups = List.copyOf(groups);
    }
  }

  /** DescribeInstances; terminated ones are in it for about an hour. */
  Answer<List<Ec2Instance>> instances(Select which);

  /** DescribeInstanceTypes; types that the region does not have are left out. */
  Answer<List<InstanceType>> types(List<String> names);

  /** DescribeNetworkInterfaces. */
  Answer<List<Eni>> enis(Select which);

  /** DescribeVpcs. */
  Answer<List<Vpc>> vpcs(Select which);

  /** DescribeSubnets. */
  Answer<List<Subnet>> subnets(Select which);

  /** DescribeSecurityGroups. */
  Answer<List<SecurityGroup>> groups(Select which);

  /** DescribeRouteTables. */
  Answer<List<RouteTable>> tables(Select which);

  /** DescribeAddresses. */
  Answer<List<ElasticIp>> addresses(Select which);

  /** AuthorizeSecurityGroupIngress or -Egress of one rule; EC2 refuses one that is there. */
  Answer<Accepted> authorize(String group, Rule rule);

  /** RevokeSecurityGroupIngress or -Egress of one rule; EC2 refuses one that is not there. */
  Answer<Accepted> revoke(String group, Rule rule);

  /** CreateNetworkInterface; gives its id. */
  Answer<String> createEni(NewEni wanted);

  /** DeleteNetworkInterface; EC2 refuses while it is attached. */
  Answer<Accepted> deleteEni(String eni);

  /** ModifyNetworkInterfaceAttribute: its security groups. */
  Answer<Accepted> setGroups(String eni, List<String> groups);

  /** ModifyNetworkInterfaceAttribute: DeleteOnTermination false. */
  Answer<Accepted> keepOnTermination(String eni, String attachment);

  /** ModifyNetworkInterfaceAttribute: SourceDestCheck. */
  Answer<Accepted> setSourceDestCheck(String eni, boolean on);

  /** CreateTags on one resource; its other tags stay. */
  Answer<Accepted> putTags(String resource, SortedMap<String, String> tags);

  /** DeleteTags on one resource: each only if it has this value. */
  Answer<Accepted> removeTags(String resource, SortedMap<String, String> tags);

  /** AssignPrivateIpAddresses of one IPv4 address that nobody has. */
  Answer<Accepted> assignAddress(String eni, String address);

  /** UnassignPrivateIpAddresses, or UnassignIpv6Addresses, of one address. */
  Answer<Accepted> unassignAddress(String eni, String address);

  /** AllocateAddress, with tags from the beginning; gives the allocation id. Not idempotent. */
  Answer<String> allocate(SortedMap<String, String> tags);

  /** ReleaseAddress; EC2 refuses while it leads somewhere. */
  Answer<Accepted> release(String allocation);

  /** CreateRoute to an ENI; EC2 refuses if the table has a route to that range. */
  Answer<Accepted> createRoute(String table, String destination, String eni);

  /** ReplaceRoute to an ENI; EC2 refuses if the table has no route to that range. */
  Answer<Accepted> replaceRoute(String table, String destination, String eni);

  /** DeleteRoute. */
  Answer<Accepted> deleteRoute(String table, String destination);
}
