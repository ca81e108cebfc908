package io.cicely.sim.wire;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;

/** Writes the SDK's response objects, and errors, as the XML documents that the service sends. */
public final class ResponseEncoder {
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final Service service;

  public ResponseEncoder(Service service) {
    this.service = service;
  }

  /** The document that answers a request of the action. */
  public String encode(String action, SdkPojo response, String requestId) {
    var xml = new Xml();
    String root = action + "Response";
    xml.open(root, "xmlns", service.namespace());
    if (service.ec2Dialect()) {
      xml.element("requestId", requestId);
      if (response.sdkFields().isEmpty()) {
        xml.element("return", "true");
      }
      members(xml, response);
    } else {
      xml.open(action + "Result");
      members(xml, response);
      xml.close(action + "Result");
      xml.open("ResponseMetadata").element("RequestId", requestId).close("ResponseMetadata");
    }
    return xml.close(root).toString();
  }

  /** The document that says what was refused, or what failed when the fault is the server's. */
  public String encodeError(String code, String message, boolean serverFault, String requestId) {
    var xml = new Xml();
    if (service.ec2Dialect()) {
      xml.open("Response").open("Errors").open("Error");
      xml.element("Code", code).element("Message", message).close("Error").close("Errors");
      xml.element("RequestID", requestId).close("Response");
    } else {
      xml.open("ErrorResponse", "xmlns", service.namespace()).open("Error");
      xml.element("Type", serverFault ? "Receiver" : "Sender");
      xml.element("Code", code).element("Message", message).close("Error");
      xml.element("RequestId", requestId).close("ErrorResponse");
    }
    return xml.toString();
  }

  /** A list that was never set stays away; one that was set to nothing is an empty element. */
  private static void members(Xml xml, SdkPojo pojo) {
    for (SdkField<?> field : pojo.sdkFields()) {
      Object value = field.getValueOrDefault(pojo);
      if (value != null && !(value instanceof SdkAutoConstructList)) {
        value(xml, field, field.unmarshallLocationName(), value);
      }
    }
  }

  private static void value(Xml xml, SdkField<?> field, String name, Object value) {
    switch (value) {
      case SdkPojo pojo -> {
        xml.open(name);
        members(xml, pojo);
        xml.close(name);
      }
      case List<?> list when list.isEmpty() -> xml.empty(name);
      case List<?> list -> {
        var trait = field.getRequiredTrait(ListTrait.class);
        xml.open(name);
        list.forEach(item -> value(xml, trait.memberFieldInfo(), Service.elementName(trait), item));
        xml.close(name);
      }
      case Instant instant -> xml.element(name, TIMESTAMP.format(instant));
      case SdkBytes bytes ->
          xml.element(name, Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe()));
      case String text -> xml.element(name, text);
      case Number number -> xml.element(name, number.toString());
      case Boolean bool -> xml.element(name, bool.toString());
      default ->
          throw new IllegalStateException(
              name + " is a " + value.getClass() + ", which neither EC2 nor STS answer");
    }
  }
}
