package io.cicely.sim.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.Example;
import io.cicely.sim.world.World;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Ec2Response;

/** Answers requests one after another, each in the World that the one before left. */
final class Answering {
  private World world;

  private Answering(World world) {
    this.world = world;
  }

  static Answering inExample() {
    return new Answering(Example.world());
  }

  World world() {
    return world;
  }

  /** The answer, with everything that it enabled done. */
  <R extends Ec2Response> R to(Ec2Request request, Class<R> type) {
    Action<?> action = Actions.of(request);
    action.check(request);
    Change change = action.answer(world, request, Example.NOW);
    world = change.world().settled();
    return type.cast(change.response());
  }

  void refuses(Ec2Request request, String code, String message) {
    Ec2Error error = catchThrowableOfType(Ec2Error.class, () -> to(request, Ec2Response.class));
    assertThat(error).as("a refusal").isNotNull();
    assertThat(error.code()).isEqualTo(code);
    assertThat(error.message()).isEqualTo(message);
  }
}
