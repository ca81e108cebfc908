package io.cicely.sim.action;

import static io.cicely.sim.action.Requests.isTrue;

import io.cicely.sim.policy.Resource;
import io.cicely.sim.world.Attachments;
import io.cicely.sim.world.Interfaces;
import io.cicely.sim.world.NetworkInterface;
import io.cicely.sim.world.Refusals;
import io.cicely.sim.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.AttributeValue;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.ModifyNetworkInterfaceAttributeResponse;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAttachmentChanges;

/** A network interface's attributes, one at a time. */
final class InterfaceAttributes {
  static final List<Action<?>> ALL =
      List.of(
          Action.read(DescribeNetworkInterfaceAttributeRequest.class, InterfaceAttributes::describe)
              .requires("NetworkInterfaceId", "Attribute"),
          Action.write(ModifyNetworkInterfaceAttributeRequest.class, InterfaceAttributes::modify)
              .requires("NetworkInterfaceId")
              .takes("Description", "SourceDestCheck", "Groups")
              .only("Attachment.AttachmentId", "Attachment.DeleteOnTermination")
              .on(InterfaceAttributes::modified));

  private InterfaceAttributes() {}

  private static DescribeNetworkInterfaceAttributeResponse describe(
      World world, DescribeNetworkInterfaceAttributeRequest request) {
    Refusals.checkInterfaceId(request.networkInterfaceId());
    NetworkInterface card = world.networkInterface(request.networkInterfaceId());
    var answer = DescribeNetworkInterfaceAttributeResponse.builder().networkInterfaceId(card.id());
    switch (request.attribute()) {
      case DESCRIPTION ->
          answer.description(AttributeValue.builder().value(card.description()).build());
      case GROUP_SET -> answer.groups(InterfaceAnswers.groups(world, card));
      case SOURCE_DEST_CHECK ->
          answer.sourceDestCheck(
              AttributeBooleanValue.builder().value(card.sourceDestCheck()).build());
      case ATTACHMENT ->
          answer.attachment(InterfaceAnswers.attachment(world.account().id(), card.attachment()));
      case ASSOCIATE_PUBLIC_IP_ADDRESS, UNKNOWN_TO_SDK_VERSION ->
          throw Refusals.invalidValue(
              "Value ("
                  + request.attributeAsString()
                  + ") for parameter attribute is invalid: the simulator does not have it.");
    }
    return answer.build();
  }

  private static Change modify(
      World world, ModifyNetworkInterfaceAttributeRequest request, Instant now) {
    Refusals.checkInterfaceId(request.networkInterfaceId());
    String id = world.networkInterface(request.networkInterfaceId()).id();
    Map<String, UnaryOperator<World>> edits = edits(id, request);
    if (edits.size() != 1) {
      throw Refusals.invalidCombination(
          edits.isEmpty()
              ? "No attributes specified."
              : "Fields for multiple attribute types specified");
    }
    World next = edits.values().iterator().next().apply(world);
    return new Change(next, ModifyNetworkInterfaceAttributeResponse.builder().build());
  }

  private static Map<String, UnaryOperator<World>> edits(
      String id, ModifyNetworkInterfaceAttributeRequest request) {
    Map<String, UnaryOperator<World>> edits = new TreeMap<>();
    if (request.description() != null) {
      String text = request.description().value();
      edits.put("Description", world -> Interfaces.describe(world, id, text == null ? "" : text));
    }
    if (request.sourceDestCheck() != null) {
      boolean check = isTrue(request.sourceDestCheck().value());
      edits.put("SourceDestCheck", world -> Interfaces.sourceDestCheck(world, id, check));
    }
    if (request.hasGroups()) {
      edits.put("Groups", world -> Interfaces.regroup(world, id, request.groups()));
    }
    NetworkInterfaceAttachmentChanges attachment = request.attachment();
    if (attachment != null) {
      edits.put("Attachment", world -> reattach(world, id, attachment));
    }
    return edits;
  }

  private static World reattach(
      World world, String id, NetworkInterfaceAttachmentChanges attachment) {
    if (attachment.attachmentId() == null || attachment.deleteOnTermination() == null) {
      throw Refusals.missingParameter(
          attachment.attachmentId() == null
              ? "attachment.attachmentId"
              : "attachment.deleteOnTermination");
    }
    return Attachments.deleteOnTermination(
        world, id, attachment.attachmentId(), attachment.deleteOnTermination());
  }

  private static List<Resource> modified(
      World world, ModifyNetworkInterfaceAttributeRequest request) {
    String id = request.networkInterfaceId();
    String attributes = String.join(",", edits(id, request).keySet());
    return Targets.of(world, id).stream()
        .map(each -> each.with(Map.of("ec2:Attribute", attributes)))
        .toList();
  }
}
