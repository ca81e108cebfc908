package io.cicely.cli.observe;

import io.cicely.cli.cluster.Place;
import io.cicely.cli.cluster.Seen;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Describes;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Select;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What EC2 says.
 *
 * @param nodes the nodes' names by instance id
 */
record Ec2View(Seen<Describes> ec2, Map<String, String> nodes) {
  private static final List<InstanceState> OFF =
      List.of(InstanceState.Known.STOPPED, InstanceState.Known.TERMINATED);

  /** Where EC2 has the VIP that rides on an ENI. */
  Place place(String address, String eni) {
    if (eni.isEmpty()) {
      return new Place.Unknown("the resource names no eni");
    }
    return switch (ask(Describes::describeNetworkInterfaces, List.of(eni))) {
      case Seen.Unknown<List<NetworkInterface>>(String why) -> new Place.Unknown(why);
      case Seen.Known<List<NetworkInterface>>(List<NetworkInterface> found) ->
          found.isEmpty()
              ? new Place.Unknown("EC2 does not know " + eni)
              : place(address, found.getFirst());
    };
  }

  private Place place(String address, NetworkInterface eni) {
    Attachment attachment = eni.attachment();
    if (attachment == null) {
      return new Place.Nowhere(eni.id() + " is " + eni.status().word());
    }
    String owner = nodes.getOrDefault(attachment.instanceId(), attachment.instanceId());
    if (!attachment.status().equals(Attachment.Status.Known.ATTACHED)) {
      return new Place.InMotion(attachment.status().word() + ": " + owner);
    }
    return eni.carries(address)
        ? new Place.On(owner)
        : new Place.Nowhere(eni.id() + " on " + owner + " does not carry " + address);
  }

  /** The nodes whose instance is off, so that nothing can run there. */
  Collection<String> off() {
    if (nodes.isEmpty()) {
      return List.of();
    }
    return switch (ask(Describes::describeInstances, List.copyOf(nodes.keySet()))) {
      case Seen.Unknown<List<Instance>> _ -> List.of();
      case Seen.Known<List<Instance>>(List<Instance> found) ->
          found.stream()
              .filter(instance -> OFF.contains(instance.state()))
              .map(instance -> nodes.getOrDefault(instance.id(), instance.id()))
              .toList();
    };
  }

  private <T> Seen<List<T>> ask(
      BiFunction<Describes, Select, Answer<List<T>>> call, List<String> ids) {
    return switch (ec2) {
      case Seen.Unknown<Describes>(String why) -> new Seen.Unknown<>(why);
      case Seen.Known<Describes>(Describes reached) ->
          switch (call.apply(reached, new Select.Ids(ids))) {
            case Answer.Given<List<T>>(List<T> found, String _) -> new Seen.Known<>(found);
            case Answer.Not<List<T>>(var trouble) -> new Seen.Unknown<>(trouble.why());
          };
    };
  }
}
