package io.cicely.node.act;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.Instance.InstanceInterface;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.NetworkInterface.PrivateAddress;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Subnet;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.ec2.UnusedEc2;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One ENI between adam and eva; attaching and detaching take their time on the manual clock. */
final class FakeEc2 extends UnusedEc2 {
  static final String ADAM = "i-0aaaaaaaaaaaaaaa1";
  static final String EVA = "i-0aaaaaaaaaaaaaaa2";
  static final String ENI = "eni-0c1ce1c1ce1c1ce1c";
  static final String MAC = "02:00:00:00:00:50";

  final List<String> calls = new ArrayList<>();
  final Map<String, Trouble> troubles = new HashMap<>();
  InstanceState eva = InstanceState.Known.RUNNING;
  Duration attaching = Duration.ofSeconds(2);
  Duration detaching = Duration.ofSeconds(3);
  boolean plainDetachSticks;
  private final ManualClock clock;
  private final FakeKernel kernel;
  private @Nullable Attachment attachment;
  private int attachments;

  FakeEc2(ManualClock clock, FakeKernel kernel) {
    this.clock = clock;
    this.kernel = kernel;
  }

  void own(String instanceId) {
    attachment = at(instanceId, 1, Attachment.Status.Known.ATTACHED);
    if (instanceId.equals(ADAM) && !kernel.hasLink(MAC)) {
      kernel.plug(MAC);
    }
  }

  private Attachment at(String instanceId, int index, Attachment.Status status) {
    return new Attachment("eni-attach-" + ++attachments, instanceId, index, status);
  }

  @Nullable Attachment attachment() {
    return attachment;
  }

  @Override
  public Answer<List<NetworkInterface>> describeNetworkInterfaces(Select which) {
    return answer(
        "DescribeNetworkInterfaces",
        List.of(
            new NetworkInterface(
                ENI,
                "subnet-1",
                "vpc-1",
                "eu-west-1a",
                MAC,
                attachment == null
                    ? NetworkInterface.Status.Known.AVAILABLE
                    : NetworkInterface.Status.Known.IN_USE,
                List.of(new PrivateAddress("192.168.1.50", true)),
                List.of(),
                attachment,
                true,
                Map.of())));
  }

  @Override
  public Answer<List<Instance>> describeInstances(Select which) {
    boolean adam = which.equals(Select.ids(ADAM));
    InstanceState state = adam ? InstanceState.Known.RUNNING : eva;
    var primary = new Attachment("eni-attach-p", "", 0, Attachment.Status.Known.ATTACHED);
    return answer(
        "DescribeInstances",
        List.of(
            new Instance(
                adam ? ADAM : EVA,
                state,
                "",
                "",
                "",
                "",
                "",
                List.of(new InstanceInterface("eni-p", "", primary)),
                Map.of())));
  }

  @Override
  public Answer<List<Subnet>> describeSubnets(Select which) {
    return answer(
        "DescribeSubnets", List.of(new Subnet("subnet-1", "vpc-1", "", "192.168.0.0/22")));
  }

  @Override
  public Answer<String> attach(String networkInterfaceId, String instanceId, int deviceIndex) {
    Answer<String> answer = answer("AttachNetworkInterface", "eni-attach");
    if (answer instanceof Answer.Given<String>) {
      Attachment next = at(instanceId, deviceIndex, Attachment.Status.Known.ATTACHING);
      attachment = next;
      clock.after(attaching, () -> attached(next));
    }
    return answer;
  }

  private void attached(Attachment next) {
    attachment =
        new Attachment(
            next.id(), next.instanceId(), next.deviceIndex(), Attachment.Status.Known.ATTACHED);
    clock.after(Duration.ofMillis(300), () -> kernel.plug(MAC));
  }

  @Override
  public Answer<Accepted> detach(String attachmentId) {
    return detach("DetachNetworkInterface", plainDetachSticks ? Duration.ofDays(1) : detaching);
  }

  @Override
  public Answer<Accepted> forceDetach(String attachmentId) {
    return detach("DetachNetworkInterface by force", Duration.ofSeconds(1));
  }

  private Answer<Accepted> detach(String call, Duration takes) {
    Answer<Accepted> answer = answer(call, Accepted.ACCEPTED);
    Attachment now = attachment;
    if (answer instanceof Answer.Given<Accepted> && now != null) {
      attachment =
          new Attachment(
              now.id(), now.instanceId(), now.deviceIndex(), Attachment.Status.Known.DETACHING);
      clock.after(
          takes,
          () -> {
            attachment = null;
            kernel.unplug(MAC);
          });
    }
    return answer;
  }

  private <T> Answer<T> answer(String call, T value) {
    calls.add(call);
    clock.sleep(Duration.ofMillis(50));
    Trouble trouble = troubles.get(call);
    return trouble == null ? new Answer.Given<>(value, "request-1") : new Answer.Not<>(trouble);
  }
}
