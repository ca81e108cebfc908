package io.cicely.cli.plan.ec2;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cicely.cli.cluster.ec2.SecurityGroup.Rule;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A change of EC2, with all that is needed to make it and to see that it is made. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Ec2Change.Authorize.class, name = "authorize"),
  @JsonSubTypes.Type(value = Ec2Change.Revoke.class, name = "revoke"),
  @JsonSubTypes.Type(value = Ec2Change.CreateEni.class, name = "create-eni"),
  @JsonSubTypes.Type(value = Ec2Change.DeleteEni.class, name = "delete-eni"),
  @JsonSubTypes.Type(value = Ec2Change.SetGroups.class, name = "set-groups"),
  @JsonSubTypes.Type(value = Ec2Change.KeepOnTermination.class, name = "keep-on-termination"),
  @JsonSubTypes.Type(value = Ec2Change.PutTags.class, name = "put-tags"),
  @JsonSubTypes.Type(value = Ec2Change.RemoveTags.class, name = "remove-tags"),
  @JsonSubTypes.Type(value = Ec2Change.ChooseAddress.class, name = "choose-address"),
  @JsonSubTypes.Type(value = Ec2Change.AssignAddress.class, name = "assign-address"),
  @JsonSubTypes.Type(value = Ec2Change.UnassignAddress.class, name = "unassign-address"),
  @JsonSubTypes.Type(value = Ec2Change.Allocate.class, name = "allocate"),
  @JsonSubTypes.Type(value = Ec2Change.Release.class, name = "release"),
  @JsonSubTypes.Type(value = Ec2Change.CreateRoute.class, name = "create-route"),
  @JsonSubTypes.Type(value = Ec2Change.ReplaceRoute.class, name = "replace-route"),
  @JsonSubTypes.Type(value = Ec2Change.DeleteRoute.class, name = "delete-route"),
  @JsonSubTypes.Type(value = Ec2Change.StopCheck.class, name = "stop-check"),
  @JsonSubTypes.Type(value = Ec2Change.ResumeCheck.class, name = "resume-check")
})
public sealed interface Ec2Change {
  /** Adds a rule to a security group. */
  record Authorize(String group, Rule rule) implements Ec2Change {}

  /** Takes a rule out of a security group. */
  record Revoke(String group, Rule rule) implements Ec2Change {}

  /** Makes the ENI of a VIP, whose primary address the VIP is. */
  record CreateEni(
      String subnet,
      String address,
      List<String> groups,
      String description,
      SortedMap<String, String> tags)
      implements Ec2Change {
    public CreateEni {
      groups = List.copyOf(groups);
      tags = new TreeMap<>(tags);
    }
  }

  /** Deletes an ENI once nothing holds it any more. */
  record DeleteEni(String eni) implements Ec2Change {}

  /** Gives an ENI these security groups and no others. */
  record SetGroups(String eni, List<String> groups) implements Ec2Change {
    public SetGroups {
      groups = List.copyOf(groups);
    }
  }

  /** Lets an ENI outlive the instance that it is attached to. */
  record KeepOnTermination(String eni, String attachment) implements Ec2Change {}

  /** Puts tags on a resource; its others stay. */
  record PutTags(String resource, SortedMap<String, String> tags) implements Ec2Change {
    public PutTags {
      tags = new TreeMap<>(tags);
    }
  }

  /** Takes tags off an ENI, each only if it has this value. */
  record RemoveTags(String eni, SortedMap<String, String> tags) implements Ec2Change {
    public RemoveTags {
      tags = new TreeMap<>(tags);
    }
  }

  /**
   * Chooses a free address of the subnet as a secondary one of the ENI, and assigns it.
   *
   * @param mark the tag of the ENI that gets the address as its value
   * @param avoid addresses that are meant for something else
   */
  record ChooseAddress(String eni, String subnet, String mark, List<String> avoid)
      implements Ec2Change {
    public ChooseAddress {
      avoid = List.copyOf(avoid);
    }
  }

  /**
   * Assigns a secondary private address, taking it from nobody.
   *
   * @param mark the tag of the ENI that gets the address as its value
   */
  record AssignAddress(String eni, String address, String mark) implements Ec2Change {}

  /**
   * Unassigns a secondary private address of either family.
   *
   * @param mark the tag of the ENI that goes with it; empty: none
   */
  record UnassignAddress(String eni, String address, String mark) implements Ec2Change {}

  /** Allocates an Elastic IP. */
  record Allocate(SortedMap<String, String> tags) implements Ec2Change {
    public Allocate {
      tags = new TreeMap<>(tags);
    }
  }

  /** Releases an Elastic IP once it leads nowhere any more. */
  record Release(String allocation) implements Ec2Change {}

  /** Adds a route to an ENI, unless the table has one to that range. */
  record CreateRoute(String table, String destination, String eni) implements Ec2Change {}

  /**
   * Leads a route elsewhere.
   *
   * @param from what it leads to now
   */
  record ReplaceRoute(String table, String destination, String from, String eni)
      implements Ec2Change {}

  /** Takes a route away, if it still leads there. */
  record DeleteRoute(String table, String destination, String target) implements Ec2Change {}

  /** Switches an ENI's source/dest check off, and marks that it was on. */
  record StopCheck(String eni) implements Ec2Change {}

  /** Switches the check on again, and takes the mark away. */
  record ResumeCheck(String eni) implements Ec2Change {}
}
