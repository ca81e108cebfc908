package io.cicely.sim.action;

import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.SecurityGroup;
import io.cicely.sim.world.SecurityGroup.Rule;
import io.cicely.sim.world.SecurityGroups;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.AuthorizeSecurityGroupIngressResponse;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.CreateSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupRequest;
import software.amazon.awssdk.services.ec2.model.DeleteSecurityGroupResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSecurityGroupsResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupEgressResponse;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressRequest;
import software.amazon.awssdk.services.ec2.model.RevokeSecurityGroupIngressResponse;

/**
 * Security groups and their rules. Rules are taken as IpPermissions, as AWS's clients send them.
 */
final class SecurityGroupActions {
  private static final String[] RULES = {
    "IpPermissions.IpProtocol",
    "IpPermissions.FromPort",
    "IpPermissions.ToPort",
    "IpPermissions.IpRanges",
    "IpPermissions.Ipv6Ranges",
    "IpPermissions.UserIdGroupPairs.GroupId",
    "IpPermissions.UserIdGroupPairs.UserId",
    "IpPermissions.UserIdGroupPairs.Description"
  };

  static final List<Action<?>> ALL =
      List.of(
          Action.write(CreateSecurityGroupRequest.class, SecurityGroupActions::create)
              .requires("GroupName", "Description", "VpcId")
              .takes("TagSpecifications")
              .on(SecurityGroupActions::created),
          Action.write(DeleteSecurityGroupRequest.class, SecurityGroupActions::delete)
              .requires("GroupId")
              .on((world, request) -> Targets.of(world, request.groupId())),
          Action.read(DescribeSecurityGroupsRequest.class, SecurityGroupActions::describe)
              .takes("GroupIds", "GroupNames", "Filters", "MaxResults", "NextToken"),
          Action.write(AuthorizeSecurityGroupIngressRequest.class, SecurityGroupActions::allowIn)
              .requires("GroupId", "IpPermissions")
              .only(RULES)
              .on((world, request) -> Targets.of(world, request.groupId())),
          Action.write(AuthorizeSecurityGroupEgressRequest.class, SecurityGroupActions::allowOut)
              .requires("GroupId", "IpPermissions")
              .only(RULES)
              .on((world, request) -> Targets.of(world, request.groupId())),
          Action.write(RevokeSecurityGroupIngressRequest.class, SecurityGroupActions::revokeIn)
              .requires("GroupId", "IpPermissions")
              .only(RULES)
              .on((world, request) -> Targets.of(world, request.groupId())),
          Action.write(RevokeSecurityGroupEgressRequest.class, SecurityGroupActions::revokeOut)
              .requires("GroupId", "IpPermissions")
              .only(RULES)
              .on((world, request) -> Targets.of(world, request.groupId())));

  private SecurityGroupActions() {}

  private static Change create(World world, CreateSecurityGroupRequest request, Instant now) {
    String id = world.freshId("sg");
    World next =
        SecurityGroups.create(world, request.vpcId(), request.groupName(), request.description());
    next = Requests.tagged(next, id, request.tagSpecifications());
    return new Change(
        next,
        CreateSecurityGroupResponse.builder()
            .groupId(id)
            .securityGroupArn(world.account().arn("security-group/" + id))
            .tags(TagAnswers.tags(next, id))
            .build());
  }

  private static Change delete(World world, DeleteSecurityGroupRequest request, Instant now) {
    return new Change(
        SecurityGroups.delete(world, request.groupId()),
        DeleteSecurityGroupResponse.builder().groupId(request.groupId()).build());
  }

  private static DescribeSecurityGroupsResponse describe(
      World world, DescribeSecurityGroupsRequest request) {
    List<SecurityGroup> rows = new ArrayList<>();
    request.groupIds().forEach(id -> rows.add(world.group(id)));
    request.groupNames().forEach(name -> rows.add(SecurityGroupAnswers.named(world, name)));
    if (request.groupIds().isEmpty() && request.groupNames().isEmpty()) {
      rows.addAll(world.groups().rows());
    }
    Page<SecurityGroup> page =
        Page.of(
            SecurityGroupAnswers.filters(world).select(rows, request.filters()),
            request.groupIds(),
            request.maxResults(),
            request.nextToken(),
            5);
    return DescribeSecurityGroupsResponse.builder()
        .securityGroups(
            page.items().stream().map(it -> SecurityGroupAnswers.group(world, it)).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static Change allowIn(
      World world, AuthorizeSecurityGroupIngressRequest request, Instant now) {
    List<Rule> rules = SecurityGroupAnswers.rules(request.ipPermissions(), false);
    World next = SecurityGroups.authorize(world, request.groupId(), rules);
    return new Change(
        next,
        AuthorizeSecurityGroupIngressResponse.builder()
            .returnValue(true)
            .securityGroupRules(SecurityGroupAnswers.last(next, request.groupId(), rules.size()))
            .build());
  }

  private static Change allowOut(
      World world, AuthorizeSecurityGroupEgressRequest request, Instant now) {
    List<Rule> rules = SecurityGroupAnswers.rules(request.ipPermissions(), true);
    World next = SecurityGroups.authorize(world, request.groupId(), rules);
    return new Change(
        next,
        AuthorizeSecurityGroupEgressResponse.builder()
            .returnValue(true)
            .securityGroupRules(SecurityGroupAnswers.last(next, request.groupId(), rules.size()))
            .build());
  }

  private static Change revokeIn(
      World world, RevokeSecurityGroupIngressRequest request, Instant now) {
    List<Rule> rules = SecurityGroupAnswers.rules(request.ipPermissions(), false);
    return new Change(
        SecurityGroups.revoke(world, request.groupId(), rules),
        RevokeSecurityGroupIngressResponse.builder().returnValue(true).build());
  }

  private static Change revokeOut(
      World world, RevokeSecurityGroupEgressRequest request, Instant now) {
    List<Rule> rules = SecurityGroupAnswers.rules(request.ipPermissions(), true);
    return new Change(
        SecurityGroups.revoke(world, request.groupId(), rules),
        RevokeSecurityGroupEgressResponse.builder().returnValue(true).build());
  }

  private static List<Resource> created(World world, CreateSecurityGroupRequest request) {
    List<Resource> all = new ArrayList<>(Targets.of(world, request.vpcId()));
    all.add(Targets.created(world, "security-group", request.tagSpecifications()));
    return all;
  }
}
