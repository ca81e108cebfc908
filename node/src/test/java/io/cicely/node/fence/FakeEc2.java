package io.cicely.node.fence;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.CallerIdentity;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.Instance.InstanceInterface;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.InstanceState.Known;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.ec2.UnusedEc2;
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
final class FakeEc2 extends UnusedEc2 {
  static final String ACCOUNT = "123456789012";
  private static final Trouble.Refused NO_POWER_CUT =
      new Trouble.Refused(
          "ec2:StopInstances",
          "OperationNotPermitted",
          "SkipOsShutdown is not supported on Xen instance types.",
          "");

  final List<String> calls = new ArrayList<>();
  final Set<String> xen = new TreeSet<>();
  final Set<String> hidden = new TreeSet<>();
  final Map<String, Trouble.Refused> unstoppable = new HashMap<>();
  String account = ACCOUNT;
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

  FakeEc2 tag(String id, String key, String value) {
    Instance old = instance(id);
    Map<String, String> tags = new HashMap<>(old.tags());
    tags.put(key, value);
    instances.put(id, new Instance(id, old.state(), "", "", "", "", "", old.interfaces(), tags));
    return this;
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
    fail(call, List.of(each));
  }

  void fail(String call, List<Trouble> each) {
    troubles.computeIfAbsent(call, _ -> new ArrayDeque<>()).addAll(each);
  }

  /** No call meets a trouble any more. */
  void heal() {
    troubles.clear();
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

  private boolean fits(Instance instance, List<Select.Filter> filters) {
    if (hidden.contains(instance.id())) {
      return false;
    }
    for (Select.Filter filter : filters) {
      String value =
          filter.name().startsWith("tag:")
              ? instance.tags().get(filter.name().substring(4))
              : instance.id();
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
    Trouble.Refused never = unstoppable.get(id);
    if (never != null) {
      return new Answer.Not<>(never);
    }
    if (xen.contains(id) && method == StopMethod.FORCE_SKIPPING_OS_SHUTDOWN) {
      return new Answer.Not<>(NO_POWER_CUT);
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
    Trouble.Refused never = xen.contains(id) ? NO_POWER_CUT : unstoppable.get(id);
    return never == null ? answer("mayStop", Accepted.ACCEPTED) : new Answer.Not<>(never);
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
  public Answer<Accepted> mayDetach(String attachmentId) {
    calls.add("mayDetach " + attachmentId);
    return answer("mayDetach", Accepted.ACCEPTED);
  }

  @Override
  public Answer<CallerIdentity> callerIdentity() {
    calls.add("identity");
    return answer(
        "identity",
        new CallerIdentity(account, "arn:aws-cn:sts::" + account + ":assumed-role/node/i", "user"));
  }

  private <T> Answer<T> answer(String call, T value) {
    return answerOr(call, new Answer.Given<>(value, "request"));
  }

  private <T> Answer<T> answerOr(String call, Answer<T> otherwise) {
    Deque<Trouble> waiting = troubles.getOrDefault(call, new ArrayDeque<>());
    return waiting.isEmpty() ? otherwise : new Answer.Not<>(waiting.removeFirst());
  }

  @Override
  public Answer<List<NetworkInterface>> describeNetworkInterfaces(Select which) {
    calls.add("describeEnis " + which);
    List<NetworkInterface> held = new ArrayList<>();
    for (Instance instance : instances.values()) {
      for (InstanceInterface each : instance.interfaces()) {
        if (which instanceof Select.Ids(List<String> ids)
            && ids.contains(each.networkInterfaceId())) {
          held.add(eni(each));
        }
      }
    }
    return answer("describeEnis", held);
  }

  private static NetworkInterface eni(InstanceInterface held) {
    return new NetworkInterface(
        held.networkInterfaceId(),
        "",
        "",
        "",
        "",
        NetworkInterface.Status.Known.IN_USE,
        List.of(),
        List.of(),
        held.attachment(),
        true,
        Map.of());
  }
}
