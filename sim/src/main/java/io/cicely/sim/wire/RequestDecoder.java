package io.cicely.sim.wire;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Makes the SDK's request object of an action from the parameters of a form. */
public final class RequestDecoder {
  private final Service service;

  public RequestDecoder(Service service) {
    this.service = service;
  }

  /**
   * The request that the parameters state.
   *
   * @param form the parameters without those of the signature
   * @throws MalformedRequest with MissingAction, NoSuchVersion, InvalidAction, UnknownParameter or
   *     InvalidParameterValue
   */
  public AwsRequest decode(Map<String, String> form) {
    var parameters = new TreeMap<>(form);
    String action = parameters.remove("Action");
    if (action == null) {
      throw new MalformedRequest("MissingAction", "The request must contain the parameter Action");
    }
    String version = parameters.remove("Version");
    if (!service.version().equals(version)) {
      throw new MalformedRequest(
          "NoSuchVersion",
          "The requested version (%s) of service %s does not exist"
              .formatted(version, service.title()));
    }
    return (AwsRequest) structure(service.newRequest(action), Parameter.tree(parameters));
  }

  private Object structure(SdkPojo builder, Parameter parameter) {
    var fields = new HashMap<String, SdkField<?>>();
    builder.sdkFields().forEach(field -> fields.put(field.locationName(), field));
    parameter
        .members()
        .forEach(
            (name, member) -> {
              SdkField<?> field = fields.get(name);
              if (field == null) {
                throw unknown(member);
              }
              field.set(builder, value(field, member));
            });
    return ((Buildable) builder).build();
  }

  private @Nullable Object value(SdkField<?> field, Parameter parameter) {
    return switch (field.marshallingType().getKnownType()) {
      case SDK_POJO -> structure(field.constructor().get(), compound(parameter));
      case LIST -> list(field.getRequiredTrait(ListTrait.class), parameter);
      case STRING, INTEGER, LONG, FLOAT, DOUBLE, BOOLEAN, INSTANT, SDK_BYTES ->
          scalar(field, parameter);
      case NULL, BIG_DECIMAL, MAP, SHORT, BYTE, DOCUMENT ->
          throw new IllegalStateException(
              parameter.path() + " is of a type that neither EC2 nor STS use in a request");
    };
  }

  private List<@Nullable Object> list(ListTrait trait, Parameter parameter) {
    if ("".equals(parameter.value()) && parameter.members().isEmpty()) {
      return List.of();
    }
    var elements = new TreeMap<Integer, Parameter>();
    members(trait, parameter)
        .forEach((index, element) -> elements.put(index(index, element), element));
    var values = new ArrayList<@Nullable Object>();
    elements.values().forEach(element -> values.add(value(trait.memberFieldInfo(), element)));
    return values;
  }

  /** EC2 numbers a list's elements at once; the query protocol puts the member's name between. */
  private Map<String, Parameter> members(ListTrait trait, Parameter list) {
    if (service.ec2Dialect() || trait.isFlattened()) {
      return compound(list).members();
    }
    var members = new HashMap<String, Parameter>();
    compound(list)
        .members()
        .forEach(
            (name, member) -> {
              if (!name.equals(Service.elementName(trait))) {
                throw unknown(member);
              }
              members.putAll(compound(member).members());
            });
    return members;
  }

  private static int index(String index, Parameter element) {
    if (!index.matches("[1-9][0-9]{0,5}")) {
      throw unknown(element);
    }
    return Integer.parseInt(index);
  }

  private static Parameter compound(Parameter parameter) {
    if (parameter.value() != null) {
      throw unknown(parameter);
    }
    return parameter;
  }

  private static Object scalar(SdkField<?> field, Parameter parameter) {
    for (Parameter member : parameter.members().values()) {
      throw unknown(member);
    }
    String text = parameter.value() == null ? "" : parameter.value();
    try {
      return switch (field.marshallingType().getKnownType()) {
        case INTEGER -> Integer.valueOf(text);
        case LONG -> Long.valueOf(text);
        case FLOAT -> Float.valueOf(text);
        case DOUBLE -> Double.valueOf(text);
        case BOOLEAN -> bool(text);
        case INSTANT -> OffsetDateTime.parse(text).toInstant();
        case SDK_BYTES -> SdkBytes.fromByteArray(Base64.getMimeDecoder().decode(text));
        case STRING, NULL, BIG_DECIMAL, SDK_POJO, LIST, MAP, SHORT, BYTE, DOCUMENT -> text;
      };
    } catch (IllegalArgumentException | DateTimeException e) {
      String type = field.marshallingType().getTargetClass().getSimpleName();
      throw new MalformedRequest(
          "InvalidParameterValue",
          "Value (%s) for parameter %s is invalid. Expected: %s"
              .formatted(text, parameter.path(), type));
    }
  }

  private static boolean bool(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(text);
    };
  }

  private static MalformedRequest unknown(Parameter parameter) {
    return new MalformedRequest(
        "UnknownParameter", "The parameter " + parameter.path() + " is not recognized");
  }
}
