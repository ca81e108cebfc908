package io.cicely.sim.action;

import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.SecurityGroup;
import io.cicely.sim.world.SecurityGroup.Rule;
import io.cicely.sim.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/** Security groups and their rules in the SDK's words, and back. */
final class SecurityGroupAnswers {
  private SecurityGroupAnswers() {}

  static software.amazon.awssdk.services.ec2.model.SecurityGroup group(
      World world, SecurityGroup it) {
    return software.amazon.awssdk.services.ec2.model.SecurityGroup.builder()
        .groupId(it.id())
        .groupName(it.name())
        .description(it.description())
        .vpcId(it.vpcId())
        .ownerId(world.account().id())
        .securityGroupArn(world.account().arn("security-group/" + it.id()))
        .ipPermissions(permissions(world, it, false))
        .ipPermissionsEgress(permissions(world, it, true))
        .tags(TagAnswers.tags(world, it.id()))
        .build();
  }

  static SecurityGroup named(World world, String name) {
    return world.groups().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(() -> Refusals.noSuchGroup(name));
  }

  static Filters<SecurityGroup> filters(World world) {
    return new Filters<SecurityGroup>(group -> world.tagsOf(group.id()))
        .one("group-id", SecurityGroup::id)
        .one("group-name", SecurityGroup::name)
        .one("description", SecurityGroup::description)
        .one("vpc-id", SecurityGroup::vpcId)
        .one("owner-id", _ -> world.account().id());
  }

  /** The rules that were added last, as the answer of an Authorize call lists them. */
  static List<SecurityGroupRule> last(World world, String groupId, int count) {
    List<Rule> all = world.group(groupId).rules();
    return all.subList(all.size() - count, all.size()).stream()
        .map(each -> rule(world, groupId, each))
        .toList();
  }

  /** One rule for each peer of each permission. */
  static List<Rule> rules(List<IpPermission> permissions, boolean egress) {
    List<Rule> rules = new ArrayList<>();
    for (IpPermission each : permissions) {
      if (each.ipProtocol() == null) {
        throw Refusals.missingParameter("ipProtocol");
      }
      for (IpRange range : each.ipRanges()) {
        String peer = Requests.cidr(range.cidrIp(), "cidrIp").toString();
        rules.add(rule(each, egress, peer, range.description()));
      }
      for (Ipv6Range range : each.ipv6Ranges()) {
        String peer = Requests.cidr(range.cidrIpv6(), "cidrIpv6").toString();
        rules.add(rule(each, egress, peer, range.description()));
      }
      for (UserIdGroupPair pair : each.userIdGroupPairs()) {
        Refusals.checkGroupId(pair.groupId());
        rules.add(rule(each, egress, pair.groupId(), pair.description()));
      }
    }
    if (rules.isEmpty()) {
      throw Refusals.missingParameter("ipPermissions");
    }
    return rules;
  }

  private static Rule rule(
      IpPermission it, boolean egress, String peer, @Nullable String description) {
    String protocol =
        switch (it.ipProtocol()) {
          case "6" -> "tcp";
          case "17" -> "udp";
          case "1" -> "icmp";
          case "58" -> "icmpv6";
          case "tcp", "udp", "icmp", "icmpv6", "-1" -> it.ipProtocol();
          default ->
              throw Refusals.invalidValue(
                  "Invalid value '" + it.ipProtocol() + "' for IP protocol. Unknown protocol.");
        };
    boolean all = protocol.equals("-1");
    return new Rule(
        "",
        egress,
        protocol,
        all ? -1 : port(it.fromPort()),
        all ? -1 : port(it.toPort()),
        peer,
        description == null ? "" : description);
  }

  private static int port(@Nullable Integer port) {
    if (port == null) {
      throw Refusals.missingParameter("fromPort and toPort");
    }
    if (port < -1 || port > 65535) {
      throw Refusals.invalidValue("Invalid value '" + port + "' for port.");
    }
    return port;
  }

  /** Rules for the same protocol and ports come as one permission, as EC2 lists them. */
  private static List<IpPermission> permissions(World world, SecurityGroup group, boolean egress) {
    Map<List<Object>, IpPermission.Builder> permissions = new LinkedHashMap<>();
    for (Rule rule : group.rules()) {
      if (rule.egress() == egress) {
        List<Object> traffic = List.of(rule.protocol(), rule.fromPort(), rule.toPort());
        permissions.merge(
            traffic, permission(world, rule), (one, other) -> joined(one.build(), other.build()));
      }
    }
    return permissions.values().stream().map(IpPermission.Builder::build).toList();
  }

  private static IpPermission.Builder joined(IpPermission one, IpPermission other) {
    return one.toBuilder()
        .ipRanges(joined(one.ipRanges(), other.ipRanges()))
        .ipv6Ranges(joined(one.ipv6Ranges(), other.ipv6Ranges()))
        .userIdGroupPairs(joined(one.userIdGroupPairs(), other.userIdGroupPairs()));
  }

  private static <T> List<T> joined(List<T> one, List<T> other) {
    return Stream.concat(one.stream(), other.stream()).toList();
  }

  private static IpPermission.Builder permission(World world, Rule rule) {
    var answer =
        IpPermission.builder()
            .ipProtocol(rule.protocol())
            .ipRanges(List.of())
            .ipv6Ranges(List.of())
            .userIdGroupPairs(List.of())
            .prefixListIds(List.of());
    if (!rule.protocol().equals("-1")) {
      answer.fromPort(rule.fromPort()).toPort(rule.toPort());
    }
    String text = rule.description().isEmpty() ? null : rule.description();
    if (rule.namesGroup()) {
      return answer.userIdGroupPairs(
          UserIdGroupPair.builder()
              .groupId(rule.peer())
              .userId(world.account().id())
              .description(text)
              .build());
    }
    return rule.peer().indexOf(':') < 0
        ? answer.ipRanges(IpRange.builder().cidrIp(rule.peer()).description(text).build())
        : answer.ipv6Ranges(Ipv6Range.builder().cidrIpv6(rule.peer()).description(text).build());
  }

  private static SecurityGroupRule rule(World world, String groupId, Rule it) {
    var answer =
        SecurityGroupRule.builder()
            .securityGroupRuleId(it.id())
            .groupId(groupId)
            .groupOwnerId(world.account().id())
            .isEgress(it.egress())
            .ipProtocol(it.protocol())
            .fromPort(it.fromPort())
            .toPort(it.toPort())
            .description(it.description().isEmpty() ? null : it.description());
    if (it.namesGroup()) {
      answer.referencedGroupInfo(group -> group.groupId(it.peer()).userId(world.account().id()));
    } else if (it.peer().indexOf(':') < 0) {
      answer.cidrIpv4(it.peer());
    } else {
      answer.cidrIpv6(it.peer());
    }
    return answer.build();
  }
}
