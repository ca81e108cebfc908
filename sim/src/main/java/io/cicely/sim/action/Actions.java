package io.cicely.sim.action;

import io.cicely.sim.world.Ec2Error;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Ec2Request;

/** Every action that the simulator knows. */
public final class Actions {
  private static final Map<String, Action<?>> BY_NAME = byName();

  private Actions() {}

  public static Set<String> names() {
    return Collections.unmodifiableSet(BY_NAME.keySet());
  }

  public static Optional<Action<?>> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * The action that a request is for.
   *
   * @throws Ec2Error {@code InvalidAction} when the simulator does not know it
   */
  public static Action<?> of(Ec2Request request) {
    String name = request.getClass().getSimpleName().replaceFirst("Request$", "");
    return named(name).orElseThrow(() -> unknown(name));
  }

  /** The refusal of an action by this name. */
  public static Ec2Error unknown(String name) {
    return new Ec2Error(
        "InvalidAction", "The action " + name + " is not valid for this web service.");
  }

  private static Map<String, Action<?>> byName() {
    Map<String, Action<?>> all = new TreeMap<>();
    Stream.of(
            InstanceActions.ALL,
            InstanceReads.ALL,
            InstanceAttributes.ALL,
            InterfaceActions.ALL,
            InterfaceReads.ALL,
            InterfaceAttributes.ALL,
            AddressActions.ALL,
            ElasticIpActions.ALL,
            RouteActions.ALL,
            NetworkActions.ALL,
            NetworkReads.ALL,
            SecurityGroupActions.ALL,
            TagActions.ALL)
        .flatMap(List::stream)
        .forEach(action -> all.put(action.name(), action));
    return all;
  }
}
