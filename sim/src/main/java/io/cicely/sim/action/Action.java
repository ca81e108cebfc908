package io.cicely.sim.action;

import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Ec2Response;

/**
 * An API action: the parameters it takes and what it does.
 *
 * @param name as in the Action parameter, such as {@code StopInstances}
 * @param targets the resources that the caller needs a permission on; none when the request names
 *     something that does not exist, which the handler refuses by its name
 * @param mutating whether it may change the World; a Describe may be answered from the past
 */
public record Action<Q extends Ec2Request>(
    String name,
    Class<Q> requestType,
    boolean mutating,
    Parameters parameters,
    BiFunction<World, Q, List<Resource>> targets,
    Handler<Q> handler) {

  /** What the action does; {@code now} is the time of the call. */
  @FunctionalInterface
  public interface Handler<Q> {
    Change handle(World world, Q request, Instant now);
  }

  static <Q extends Ec2Request> Action<Q> read(
      Class<Q> type, BiFunction<World, Q, Ec2Response> handler) {
    return new Action<>(
        nameOf(type),
        type,
        false,
        Parameters.NONE,
        (_, _) -> List.of(Resource.ANY),
        (world, request, now) -> new Change(world, handler.apply(world, request)));
  }

  static <Q extends Ec2Request> Action<Q> write(Class<Q> type, Handler<Q> handler) {
    return new Action<>(
        nameOf(type), type, true, Parameters.NONE, (_, _) -> List.of(Resource.ANY), handler);
  }

  /** With parameters, by the SDK's member names, that must be set. */
  Action<Q> requires(String... names) {
    return with(parameters.requiring(List.of(names)));
  }

  /** With parameters that may be set, structures with all their members. */
  Action<Q> takes(String... names) {
    return with(parameters.allowing(List.of(names)));
  }

  /** With structures of which only these members are known, by dotted names. */
  Action<Q> only(String... names) {
    return with(parameters.narrowing(List.of(names)));
  }

  /** On resources, as the Service Authorization Reference lists them for the action. */
  Action<Q> on(BiFunction<World, Q, List<Resource>> resources) {
    return new Action<>(name, requestType, mutating, parameters, resources, handler);
  }

  private Action<Q> with(Parameters next) {
    return new Action<>(name, requestType, mutating, next, targets, handler);
  }

  /**
   * The resources that the request is on.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html">
   *     Actions, resources, and condition keys for Amazon EC2</a>
   */
  public List<Resource> resources(World world, Ec2Request request) {
    return targets.apply(world, requestType.cast(request));
  }

  /**
   * Refuses parameters that are missing or not known.
   *
   * @throws Ec2Error {@code MissingParameter} or {@code UnknownParameter}
   */
  public void check(Ec2Request request) {
    parameters.check(request);
  }

  /**
   * Carries the request out. A dry run is carried out likewise, its World thrown away and its
   * success reported in EC2's way.
   *
   * @throws Ec2Error when EC2 would refuse it, and for a dry run that would have succeeded
   */
  public Change answer(World world, Ec2Request request, Instant now) {
    Change change = handler.handle(world, requestType.cast(request), now);
    if (request.getValueForField("DryRun", Boolean.class).orElse(false)) {
      throw new Ec2Error(
          "DryRunOperation", "Request would have succeeded, but DryRun flag is set.", 412);
    }
    return change;
  }

  private static String nameOf(Class<?> type) {
    String name = type.getSimpleName();
    return name.substring(0, name.length() - "Request".length());
  }
}
