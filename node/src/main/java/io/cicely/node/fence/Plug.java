package io.cicely.node.fence;

import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Select;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the instances that a plug names: one by its id, or those with the value of a tag. */
record Plug(Ec2 ec2, Persistence persistence) {
  private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{8}([0-9a-f]{9})?");

  /** Whether the plug is an id, which names an instance whether EC2 knows it or not. */
  static boolean isId(String plug) {
    return INSTANCE.matcher(plug).matches();
  }

  /**
   * The ids of the instances. An instance that replaces another has its tags: the old one counts
   * for as long as it may yet run, and once it is terminated only if there is no other.
   *
   * @throws Failure {@link Code#INSTANCE_UNKNOWN} if no instance has the tag, or several have that
   *     are not about to be terminated
   */
  List<String> resolve(String plug, String tag) {
    return isId(plug) ? List.of(plug) : tagged(plug, tag);
  }

  private List<String> tagged(String plug, String tag) {
    String what = "Cannot find " + plug;
    List<Instance> all =
        persistence.insist(what, () -> ec2.describeInstances(Select.where("tag:" + tag, plug)));
    List<Instance> existing =
        all.stream().filter(each -> each.state() != InstanceState.Known.TERMINATED).toList();
    List<Instance> staying =
        existing.stream()
            .filter(each -> each.state() != InstanceState.Known.SHUTTING_DOWN)
            .toList();
    if (all.isEmpty() || staying.size() > 1) {
      List<Instance> named = all.isEmpty() ? all : staying;
      throw new Failure(
          Code.INSTANCE_UNKNOWN,
          what,
          named.size() + " instances have the tag " + tag + "=" + plug + names(named),
          "Name the instance by its id, or let exactly one have the tag");
    }
    return (existing.isEmpty() ? all : existing).stream().map(Instance::id).toList();
  }

  private static String names(List<Instance> instances) {
    return instances.isEmpty()
        ? ""
        : instances.stream()
            .map(each -> each.id() + " (" + each.state().word() + ")")
            .collect(Collectors.joining(", ", ": ", ""));
  }
}
