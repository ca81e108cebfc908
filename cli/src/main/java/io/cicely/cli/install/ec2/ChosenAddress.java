package io.cicely.cli.install.ec2;

import io.cicely.cli.cloud.Cloud;
import io.cicely.cli.cluster.ec2.AddressRange;
import io.cicely.cli.cluster.ec2.Eni;
import io.cicely.cli.cluster.ec2.Subnet;
import io.cicely.cli.plan.ec2.Ec2Change.ChooseAddress;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.net.Ipv4;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A free address of a subnet for an ENI. It is written on the ENI before it is assigned: killed in
 * between, the next run assigns the same one, and none is left over.
 *
 * @param refused addresses that EC2 refused although they looked free
 */
record ChosenAddress(Cloud cloud, Looks looks, ChooseAddress wanted, Set<String> refused)
    implements Errand {
  private static final int FIRST = 4;

  @Override
  public Answer<Boolean> isSeen() {
    return looks
        .eni(wanted.eni())
        .map(
            found ->
                found
                    .filter(eni -> eni.carries(eni.tag(wanted.mark())))
                    .filter(eni -> !eni.isPrimary(eni.tag(wanted.mark())))
                    .isPresent());
  }

  @Override
  public Answer<Asked> ask() {
    return switch (looks.enisIn(wanted.subnet())) {
      case Answer.Not<List<Eni>>(Trouble trouble) -> new Answer.Not<>(trouble);
      case Answer.Given<List<Eni>>(List<Eni> neighbours, String _) -> ask(neighbours);
    };
  }

  private Answer<Asked> ask(List<Eni> neighbours) {
    String marked =
        neighbours.stream()
            .filter(each -> each.id().equals(wanted.eni()))
            .map(each -> each.tag(wanted.mark()))
            .findFirst()
            .orElse("");
    boolean isFree =
        !marked.isEmpty()
            && !refused.contains(marked)
            && neighbours.stream().noneMatch(each -> each.carries(marked));
    return isFree ? assign(marked) : choose(neighbours);
  }

  private Answer<Asked> choose(List<Eni> neighbours) {
    return switch (looks.subnet(wanted.subnet())) {
      case Answer.Not<Optional<Subnet>>(Trouble trouble) -> new Answer.Not<>(trouble);
      case Answer.Given<Optional<Subnet>>(Optional<Subnet> subnet, String request) -> {
        Optional<String> free = subnet.flatMap(found -> free(found, neighbours));
        if (free.isEmpty()) {
          yield new Answer.Not<>(
              new Trouble.Refused(
                  "ec2:AssignPrivateIpAddresses",
                  "InsufficientFreeAddressesInSubnet",
                  wanted.subnet() + " has no free address",
                  request));
        }
        yield switch (cloud.putTags(wanted.eni(), Errands.one(wanted.mark(), free.get()))) {
          case Answer.Not<Cloud.Accepted>(Trouble trouble) -> new Answer.Not<>(trouble);
          case Answer.Given<Cloud.Accepted> _ -> assign(free.get());
        };
      }
    };
  }

  private Optional<String> free(Subnet subnet, List<Eni> neighbours) {
    Set<String> taken = new HashSet<>(wanted.avoid());
    taken.addAll(refused);
    for (Eni each : neighbours) {
      each.addresses().forEach(it -> taken.add(it.address()));
      each.tags().values().forEach(taken::add);
    }
    AddressRange range = AddressRange.parse(subnet.ranges().getFirst());
    int offset = FIRST;
    Ipv4 candidate = range.at(offset);
    while (range.contains(candidate) && !range.reserves(candidate)) {
      if (!taken.contains(candidate.toString())) {
        return Optional.of(candidate.toString());
      }
      offset++;
      candidate = range.at(offset);
    }
    return Optional.empty();
  }

  private Answer<Asked> assign(String address) {
    Answer<Cloud.Accepted> answer = cloud.assignAddress(wanted.eni(), address);
    if (answer instanceof Answer.Not<Cloud.Accepted>(Trouble trouble) && mayPass(trouble)) {
      refused.add(address);
    }
    return answer.map(_ -> Asked.ACCEPTED);
  }

  /** Somebody else took it in this moment; the limit of an ENI has another code. */
  @Override
  public boolean mayPass(Trouble trouble) {
    return trouble instanceof Trouble.Refused refusal
        && Set.of("InvalidParameterValue", "InvalidIPAddress.InUse", "Resource.AlreadyAssigned")
            .contains(refusal.errorCode());
  }
}
