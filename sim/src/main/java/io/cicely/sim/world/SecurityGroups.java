package io.cicely.sim.world;

import io.cicely.sim.world.SecurityGroup.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Security groups and their rules. */
public final class SecurityGroups {
  private SecurityGroups() {}

  /** The default group: everything out, and everything in from its own members. */
  static World createDefault(World world, String vpcId) {
    String id = world.freshId("sg");
    World next = world.counted();
    Rule in = new Rule(next.freshId("sgr"), false, "-1", -1, -1, id, "");
    String text = "default VPC security group";
    next = next.counted().with(new SecurityGroup(id, vpcId, "default", text, List.of(in)));
    return authorize(next, id, outward(world.vpc(vpcId)));
  }

  /** CreateSecurityGroup. The new group's id is {@code world.freshId("sg")}. */
  public static World create(World world, String vpcId, String name, String description) {
    if (named(world, world.vpc(vpcId), name)) {
      throw new Ec2Error(
          "InvalidGroup.Duplicate",
          "The security group '" + name + "' already exists for VPC '" + vpcId + "'");
    }
    String id = world.freshId("sg");
    World next = world.counted().with(new SecurityGroup(id, vpcId, name, description, List.of()));
    return authorize(next, id, outward(world.vpc(vpcId)));
  }

  /** DeleteSecurityGroup. */
  public static World delete(World world, String id) {
    SecurityGroup group = world.group(id);
    boolean used =
        world.interfaces().stream().anyMatch(each -> each.groupIds().contains(id))
            || world.groups().stream()
                .filter(each -> !each.id().equals(id))
                .flatMap(each -> each.rules().stream())
                .anyMatch(rule -> rule.peer().equals(id));
    if (used) {
      throw new Ec2Error("DependencyViolation", "resource " + id + " has a dependent object");
    }
    if (group.name().equals("default")) {
      throw new Ec2Error(
          "CannotDelete",
          "the specified group: \"" + id + "\" name: \"default\" cannot be deleted" + " by a user");
    }
    return world.without(group);
  }

  /** AuthorizeSecurityGroupIngress and -Egress: all rules or none; their ids are given out here. */
  public static World authorize(World world, String groupId, List<Rule> rules) {
    Refusals.checkGroupId(groupId);
    SecurityGroup group = world.group(groupId);
    List<Rule> all = new ArrayList<>(group.rules());
    World next = world;
    for (Rule rule : rules) {
      if (all.stream().anyMatch(rule::sameAs)) {
        throw new Ec2Error(
            "InvalidPermission.Duplicate",
            "the specified rule \"" + text(rule) + "\" already exists");
      }
      if (rule.namesGroup()) {
        world.group(rule.peer());
      }
      all.add(rule.identified(next.freshId("sgr")));
      next = next.counted();
    }
    return next.with(group.with(all));
  }

  /** RevokeSecurityGroupIngress and -Egress: all rules or none. */
  public static World revoke(World world, String groupId, List<Rule> rules) {
    Refusals.checkGroupId(groupId);
    SecurityGroup group = world.group(groupId);
    List<Rule> left = new ArrayList<>(group.rules());
    for (Rule rule : rules) {
      if (!left.removeIf(each -> each.sameAs(rule))) {
        throw new Ec2Error(
            "InvalidPermission.NotFound",
            "The specified rule does not exist in this security group.");
      }
    }
    return world.with(group.with(left));
  }

  private static boolean named(World world, Vpc vpc, String name) {
    return world.groups().stream()
        .anyMatch(each -> each.vpcId().equals(vpc.id()) && each.name().equals(name));
  }

  /** A new group lets everything out, IPv6 where its VPC has a range of it. */
  private static List<Rule> outward(Vpc vpc) {
    return Stream.of("0.0.0.0/0", "::/0")
        .limit(vpc.ipv6Cidr() == null ? 1 : 2)
        .map(range -> new Rule("", true, "-1", -1, -1, range, ""))
        .toList();
  }

  private static String text(Rule rule) {
    String protocol =
        rule.protocol().equals("-1") ? "ALL" : rule.protocol().toUpperCase(Locale.ROOT);
    return "peer: "
        + rule.peer()
        + ", "
        + protocol
        + ", from port: "
        + rule.fromPort()
        + ", to port: "
        + rule.toPort()
        + ", ALLOW";
  }
}
