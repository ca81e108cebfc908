package io.cicely.sim.world;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a create call with a client token made, so that repeating it makes nothing more.
 *
 * @param request the call's parameters
 * @param ids of the resources that it made
 * @see <a href="https://docs.aws.amazon.com/ec2/latest/devguide/ec2-api-idempotency.html">Ensuring
 *     idempotency</a>
 */
public record Creation(String request, List<String> ids) {

  public Creation {
    ids = List.copyOf(ids);
  }

  /**
   * What the token made before, null when nothing yet.
   *
   * @throws Ec2Error {@code IdempotentParameterMismatch} when the call has other parameters now
   */
  public static @Nullable Creation of(World world, @Nullable String token, String request) {
    Creation before = token == null ? null : world.creations().get(token);
    if (before != null && !before.request.equals(request)) {
      throw new Ec2Error(
          "IdempotentParameterMismatch",
          "The request uses the same client token as a previous, but non-identical request.");
    }
    return before;
  }

  /** The World in which the token is known. */
  public static World kept(World world, @Nullable String token, String request, List<String> ids) {
    return token == null ? world : world.with(token, new Creation(request, ids));
  }
}
