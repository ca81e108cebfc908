package io.cicely.node.ocf;

import io.cicely.sim.fault.Effect;
import io.cicely.sim.fault.Fault;
import io.cicely.sim.policy.Policy;
import io.cicely.sim.policy.Statement;
import io.cicely.sim.server.Caller;
import io.cicely.sim.server.Engine;
import io.cicely.sim.server.SimServer;
import io.cicely.sim.world.Transition;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.Ec2Response;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesRequest;
import software.amazon.awssdk.services.ec2.model.RunInstancesResponse;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.ec2.model.TerminateInstancesRequest;

/** What the account's owner does to instances and to the nodes' role while a test runs. */
record InstanceOrders(Engine engine, SimServer server) {
  private static final Caller OWNER = Caller.user("123456789012", "owner");
  private static final String ROLE = "arn:aws:iam::123456789012:role/cicely-node";

  /**
   * {@code launch NAME TYPE on-demand|one-time|persistent} (answers the id), {@code start|stop|
   * terminate|forget|power ID}, {@code protect ID true|false}, {@code allow ACTION...} (the role's
   * only permissions; {@code *} for all), {@code imds hang}.
   */
  String obey(String[] words) {
    String id = words[1];
    return switch (words[0]) {
      case "launch" -> launch(words[1], words[2], words[3]);
      case "start" -> call(StartInstancesRequest.builder().instanceIds(id).build());
      case "stop" ->
          call(
              StopInstancesRequest.builder()
                  .instanceIds(id)
                  .force(true)
                  .skipOsShutdown(true)
                  .build());
      case "terminate" -> call(TerminateInstancesRequest.builder().instanceIds(id).build());
      case "forget" -> {
        engine.edit(world -> world.fire(new Transition.InstanceForgotten(id)));
        yield "forgotten";
      }
      case "protect" ->
          call(
              ModifyInstanceAttributeRequest.builder()
                  .instanceId(id)
                  .disableApiStop(flag -> flag.value(Boolean.valueOf(words[2])))
                  .build());
      case "power" -> engine.world().instance(id).state().toString();
      case "allow" -> allow(List.of(words).subList(1, words.length));
      case "imds" ->
          "fault " + server.faults().add(new Fault.MetadataFails(null, new Effect.Hung()));
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private String launch(String name, String type, String market) {
    RunInstancesRequest.Builder request =
        RunInstancesRequest.builder()
            .imageId("ami-0c1ce1c1ce1c1ce1c")
            .instanceType(type)
            .minCount(1)
            .maxCount(1)
            .subnetId("subnet-0c1ce1c1ce1c1ce1c")
            .tagSpecifications(
                TagSpecification.builder()
                    .resourceType("instance")
                    .tags(Tag.builder().key("Name").value(name).build())
                    .build());
    if (!market.equals("on-demand")) {
      request.instanceMarketOptions(
          options -> options.marketType("spot").spotOptions(spot -> spot.spotInstanceType(market)));
    }
    return ((RunInstancesResponse) answer(request.build())).instances().getFirst().instanceId();
  }

  private String call(Ec2Request request) {
    return answer(request).getClass().getSimpleName();
  }

  private Ec2Response answer(Ec2Request request) {
    try {
      return engine.call(OWNER, request);
    } catch (InterruptedException unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  private String allow(List<String> actions) {
    engine
        .permissions()
        .grant(
            ROLE,
            new Policy(
                List.of(new Statement(Statement.Effect.ALLOW, actions, List.of("*"), List.of()))));
    return "allowed";
  }
}
