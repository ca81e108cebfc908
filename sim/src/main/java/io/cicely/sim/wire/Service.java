package io.cicely.sim.wire;

import static java.util.Locale.ROOT;

import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;

/** An AWS service of which the SDK knows the model, and the wire protocol that it speaks. */
public enum Service {
  EC2("ec2", "AmazonEC2", "2016-11-15", "http://ec2.amazonaws.com/doc/2016-11-15/"),
  STS("sts", "AWSSecurityTokenService", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/");

  private static final Pattern ACTION = Pattern.compile("[A-Z][A-Za-z0-9]*");

  /** The SDK's classes spell {@code EnableVolumeIO} as {@code EnableVolumeIo}. */
  private static final Pattern ACRONYM = Pattern.compile("(?<=[A-Z])[A-Z]+(?![a-z])");

  private final String scope;
  private final String title;
  private final String version;
  private final String namespace;

  Service(String scope, String title, String version, String namespace) {
    this.scope = scope;
    this.title = title;
    this.version = version;
    this.namespace = namespace;
  }

  /** The name in SigV4's credential scope and in front of the host name. */
  public String scope() {
    return scope;
  }

  String title() {
    return title;
  }

  String version() {
    return version;
  }

  String namespace() {
    return namespace;
  }

  /** EC2's own dialect: flattened lists, no result wrapper, its own error document. */
  boolean ec2Dialect() {
    return this == EC2;
  }

  /** What the query protocol calls a list's element where the model gives it no name. */
  static String elementName(ListTrait list) {
    return list.memberLocationName() == null ? "member" : list.memberLocationName();
  }

  /** An empty builder of the action's request. */
  SdkPojo newRequest(String action) {
    if (!ACTION.matcher(action).matches()) {
      throw unknown(action);
    }
    try {
      String shape = ACRONYM.matcher(action).replaceAll(tail -> tail.group().toLowerCase(ROOT));
      var request =
          Class.forName("software.amazon.awssdk.services." + scope + ".model." + shape + "Request");
      return (SdkPojo) request.getMethod("builder").invoke(null);
    } catch (ClassNotFoundException e) {
      throw unknown(action);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "The SDK's request class of " + action + " has no builder", e);
    }
  }

  private static MalformedRequest unknown(String action) {
    return new MalformedRequest(
        "InvalidAction", "The action %s is not valid for this web service.".formatted(action));
  }
}
