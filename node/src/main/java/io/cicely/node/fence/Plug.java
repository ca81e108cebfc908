package io.cicely.node.fence;

import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Select;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the instance that a plug names: by its id, or by the value of a tag. */
record Plug(Ec2 ec2, Persistence persistence) {
  private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{8}([0-9a-f]{9})?");

  /**
   * The id of the instance.
   *
   * @throws Failure {@link Code#INSTANCE_UNKNOWN} if no instance has the tag, or several have
   */
  String resolve(String plug, String tag) {
    if (INSTANCE.matcher(plug).matches()) {
      return plug;
    }
    List<Instance> tagged =
        persistence.insist(
            "Cannot find " + plug, () -> ec2.describeInstances(Select.where("tag:" + tag, plug)));
    List<Instance> living =
        tagged.stream()
            .filter(instance -> instance.state() != InstanceState.Known.TERMINATED)
            .toList();
    // An instance that replaces another has its tags; the one replaced is terminated.
    List<Instance> candidates = living.isEmpty() ? tagged : living;
    if (candidates.size() != 1) {
      throw new Failure(
          Code.INSTANCE_UNKNOWN,
          "Cannot find " + plug,
          candidates.size()
              + " instances have the tag "
              + tag
              + "="
              + plug
              + candidates.stream().map(Instance::id).toList(),
          "Name the instance by its id, or make the tag unique");
    }
    return candidates.getFirst().id();
  }
}
