package io.cicely.cli.observe;

import io.cicely.cli.cluster.Place;
import io.cicely.cli.cluster.Seen;
import io.cicely.cli.spec.Way;
import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Describes;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.Select;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * What EC2 says.
 *
 * @param nodes the nodes' names by instance id
 */
record Ec2View(Seen<Describes> ec2, Map<String, String> nodes) {
  private static final List<InstanceState> OFF =
      List.of(InstanceState.Known.STOPPED, InstanceState.Known.TERMINATED);

  /** Where EC2 leads the VIP's traffic. */
  Place place(String address, Way way) {
    Mapped mapped = new Mapped(address, nodes);
    return switch (way) {
      case Way.Eni(String eni) when eni.isEmpty() -> new Place.Unknown("the resource names no eni");
      case Way.Eni(String eni) ->
          seen(
              Describes::describeNetworkInterfaces,
              Select.ids(eni),
              found ->
                  found.isEmpty()
                      ? new Place.Unknown("EC2 does not know " + eni)
                      : mapped.by(found.getFirst()));
      case Way.SecondaryIp() ->
          seen(
              Describes::describeNetworkInterfaces,
              Select.where(filter(address), address),
              mapped::to);
      case Way.Route(List<String> tables) when tables.isEmpty() ->
          new Place.Unknown("the resource names no route_tables");
      case Way.Route(List<String> tables) ->
          seen(Describes::describeRouteTables, new Select.Ids(tables), mapped::routed);
      case Way.ElasticIp _ ->
          seen(
              Describes::describeAddresses, Select.where("public-ip", address), mapped::associated);
      case Way.Unknown(String mode) -> new Place.Unknown("there is no mode " + mode);
    };
  }

  private static String filter(String address) {
    return address.indexOf(':') < 0
        ? "addresses.private-ip-address"
        : "ipv6-addresses.ipv6-address";
  }

  /** The nodes whose instance is off, so that nothing can run there. */
  Collection<String> off() {
    if (nodes.isEmpty()) {
      return List.of();
    }
    return switch (ask(Describes::describeInstances, new Select.Ids(List.copyOf(nodes.keySet())))) {
      case Seen.Unknown<List<Instance>> _ -> List.of();
      case Seen.Known<List<Instance>>(List<Instance> found) ->
          found.stream()
              .filter(instance -> OFF.contains(instance.state()))
              .map(instance -> nodes.getOrDefault(instance.id(), instance.id()))
              .toList();
    };
  }

  private <T> Place seen(
      BiFunction<Describes, Select, Answer<List<T>>> call,
      Select which,
      Function<List<T>, Place> view) {
    return switch (ask(call, which)) {
      case Seen.Unknown<List<T>>(String why) -> new Place.Unknown(why);
      case Seen.Known<List<T>>(List<T> found) -> view.apply(found);
    };
  }

  private <T> Seen<List<T>> ask(BiFunction<Describes, Select, Answer<List<T>>> call, Select which) {
    return switch (ec2) {
      case Seen.Unknown<Describes>(String why) -> new Seen.Unknown<>(why);
      case Seen.Known<Describes>(Describes reached) ->
          switch (call.apply(reached, which)) {
            case Answer.Given<List<T>>(List<T> found, String _) -> new Seen.Known<>(found);
            case Answer.Not<List<T>>(var trouble) -> new Seen.Unknown<>(trouble.why());
          };
    };
  }
}
