package io.cicely.node.fence;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.CallerIdentity;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.Instance.InstanceInterface;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.InstanceState.Known;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Subnet;
import io.cicely.node.ec2.Trouble;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Instances in memory; a stop takes a few looks, and any call can be made to fail. */
final class FakeEc2 implements Ec2 {
  static final String ACCOUNT = "123456789012";

  final List<String> calls = new ArrayList<>();
  final Set<String> xen = new TreeSet<>();
  final Set<String> stopProtected = new TreeSet<>();
  int looksUntilStopped = 2;
  private final Map<String, Instance> instances = new TreeMap<>();
  private final Map<String, Integer> looksLeft = new HashMap<>();
  private final Map<String, Deque<Trouble>> troubles = new HashMap<>();

  FakeEc2 with(String id, InstanceState state, String name, InstanceInterface... interfaces) {
    instances.put(
        id, new Instance(id, state, "", "", "", "", "", List.of(interfaces), Map.of("Name", name)));
    return this;
  }

  static InstanceInterface held(String eni, int index) {
    String id = "eni-attach-" + eni.substring(4);
    return new InstanceInterface(
        eni, "", new Attachment(id, "", index, Attachment.Status.Known.ATTACHED));
  }

  void forget(String id) {
    instances.remove(id);
  }

  InstanceState state(String id) {
    return instance(id).state();
  }

  private Instance instance(String id) {
    return Objects.requireNonNull(instances.get(id), id);
  }

  /** The next such calls meet these troubles, one each. */
  void fail(String call, Trouble... each) {
    troubles.computeIfAbsent(call, _ -> new ArrayDeque<>()).addAll(List.of(each));
  }

  List<String> calls(String beginning) {
    return calls.stream().filter(call -> call.startsWith(beginning)).toList();
  }

  @Override
  public Answer<List<Instance>> describeInstances(Select which) {
    calls.add("describe " + which);
    passTime();
    return switch (which) {
      case Select.Ids(List<String> ids) -> byId(ids);
      case Select.Matching(List<Select.Filter> filters) ->
          answer("describe", instances.values().stream().filter(it -> fits(it, filters)).toList());
    };
  }

  private Answer<List<Instance>> byId(List<String> ids) {
    for (String id : ids) {
      if (!instances.containsKey(id)) {
        return answerOr(
            "describe",
            new Answer.Not<>(
                new Trouble.NotFound(
                    "ec2:DescribeInstances", "InvalidInstanceID.NotFound", id, "")));
      }
    }
    return answer("describe", ids.stream().map(instances::get).toList());
  }

  private static boolean fits(Instance instance, List<Select.Filter> filters) {
    for (Select.Filter filter : filters) {
      String value =
          filter.name().equals("instance-id") ? instance.id() : instance.tags().get("Name");
      if (!filter.values().contains(value)) {
        return false;
      }
    }
    return true;
  }

  private void passTime() {
    for (Map.Entry<String, Integer> left : looksLeft.entrySet()) {
      left.setValue(left.getValue() - 1);
      if (left.getValue() <= 0 && state(left.getKey()) == Known.STOPPING) {
        become(left.getKey(), Known.STOPPED);
      }
    }
  }

  private void become(String id, InstanceState state) {
    Instance old = instance(id);
    instances.put(id, new Instance(id, state, "", "", "", "", "", old.interfaces(), old.tags()));
  }

  @Override
  public Answer<InstanceState> stop(String id, StopMethod method) {
    calls.add("stop " + id + " " + method);
    if (stopProtected.contains(id)) {
      String message = "The instance '" + id + "' may not be stopped. Modify its 'disableApiStop'";
      return refused("ec2:StopInstances", "OperationNotPermitted", message);
    }
    if (xen.contains(id) && method == StopMethod.FORCE_SKIPPING_OS_SHUTDOWN) {
      return refused("ec2:StopInstances", "UnsupportedOperation", "SkipOsShutdown");
    }
    Answer<InstanceState> answer = answer("stop", Known.STOPPING);
    if (answer instanceof Answer.Given<?> && state(id) != Known.STOPPED) {
      become(id, Known.STOPPING);
      looksLeft.putIfAbsent(id, looksUntilStopped);
    }
    return answer;
  }

  @Override
  public Answer<InstanceState> start(String id) {
    calls.add("start " + id);
    Answer<InstanceState> answer = answer("start", Known.PENDING);
    if (answer instanceof Answer.Given<?>) {
      become(id, Known.RUNNING);
    }
    return answer;
  }

  @Override
  public Answer<Accepted> mayStop(String id) {
    calls.add("mayStop " + id);
    return answer("mayStop", Accepted.ACCEPTED);
  }

  @Override
  public Answer<Accepted> mayStart(String id) {
    calls.add("mayStart " + id);
    return answer("mayStart", Accepted.ACCEPTED);
  }

  @Override
  public Answer<Accepted> detach(String attachmentId) {
    calls.add("detach " + attachmentId);
    return answer("detach", Accepted.ACCEPTED);
  }

  @Override
  public Answer<CallerIdentity> callerIdentity() {
    calls.add("identity");
    return answer("identity", new CallerIdentity(ACCOUNT, "arn", "user"));
  }

  private <T> Answer<T> answer(String call, T value) {
    return answerOr(call, new Answer.Given<>(value, "request"));
  }

  private <T> Answer<T> answerOr(String call, Answer<T> otherwise) {
    Deque<Trouble> waiting = troubles.getOrDefault(call, new ArrayDeque<>());
    return waiting.isEmpty() ? otherwise : new Answer.Not<>(waiting.removeFirst());
  }

  private static <T> Answer<T> refused(String action, String code, String message) {
    return new Answer.Not<>(new Trouble.Refused(action, code, message, "request"));
  }

  @Override
  public Answer<Accepted> forceDetach(String attachmentId) {
    throw new AssertionError("fencing never detaches by force");
  }

  @Override
  public Answer<String> attach(String networkInterfaceId, String instanceId, int deviceIndex) {
    throw new AssertionError("fencing never attaches");
  }

  @Override
  public Answer<List<NetworkInterface>> describeNetworkInterfaces(Select which) {
    throw new AssertionError("what fencing needs of interfaces, the instance shows");
  }

  @Override
  public Answer<List<Subnet>> describeSubnets(Select which) {
    throw new AssertionError("fencing needs no subnet");
  }
}
