package io.cicely.node.ocf;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Ipv4;
import io.cicely.node.vip.Vip;
import java.util.Map;

/** The resource's parameters, as Pacemaker passes them: OCF_RESKEY_NAME in the environment. */
final class Parameters {
  private static final String PREFIX = "OCF_RESKEY_";
  private static final String ENI = "eni-";
  private static final int SHORTEST_ID = 8;
  private static final long DEFAULT_TIMEOUT_MS = 60_000;

  private final Map<String, String> environment;

  Parameters(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Checks what can be checked without asking anyone.
   *
   * @throws Failure {@link Code#PARAMETER_INVALID} for the first that cannot be right anywhere
   */
  void check() {
    address();
    networkInterfaceId();
    roleArn();
  }

  /** The VIP. */
  Vip.Eni vip() {
    return new Vip.Eni(address(), networkInterfaceId());
  }

  /** The floating address alone, which says whether there can be anything in the kernel. */
  Ipv4 address() {
    String text = get("ip");
    try {
      return Ipv4.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw invalid("ip", text, "a private IPv4 address of the ENI, such as 192.168.1.50");
    }
  }

  String networkInterfaceId() {
    String text = get("eni");
    if (!text.startsWith(ENI) || !isHexadecimal(text.substring(ENI.length()))) {
      throw invalid("eni", text, "the id of a network interface, such as eni-0123456789abcdef0");
    }
    return text;
  }

  String region() {
    return get("region");
  }

  String profile() {
    return get("profile");
  }

  String roleArn() {
    String text = get("role_arn");
    if (!text.isEmpty() && !text.startsWith("arn:")) {
      throw invalid("role_arn", text, "the ARN of a role");
    }
    return text;
  }

  /** Whether this is a monitor of an instance that should not run. */
  boolean shouldBeStopped() {
    return "Stopped".equals(environment.get(PREFIX + "CRM_meta_role"));
  }

  /** The time that Pacemaker gives the action; 60 s where it says none. */
  long timeoutMs() {
    String text = get("CRM_meta_timeout");
    try {
      long timeoutMs = Long.parseLong(text);
      return timeoutMs > 0 ? timeoutMs : DEFAULT_TIMEOUT_MS;
    } catch (NumberFormatException none) {
      return DEFAULT_TIMEOUT_MS;
    }
  }

  /** OCF_CHECK_LEVEL; 0 where it is none. */
  int checkLevel() {
    try {
      return Integer.parseInt(environment.getOrDefault("OCF_CHECK_LEVEL", "0"));
    } catch (NumberFormatException none) {
      return 0;
    }
  }

  /** The name of the resource, for the record. */
  String resource() {
    return environment.getOrDefault("OCF_RESOURCE_INSTANCE", "");
  }

  private String get(String name) {
    return environment.getOrDefault(PREFIX + name, "").strip();
  }

  private static boolean isHexadecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.digit(text.charAt(i), 16) < 0) {
        return false;
      }
    }
    return text.length() >= SHORTEST_ID;
  }

  private static Failure invalid(String name, String text, String wanted) {
    String why = text.isEmpty() ? "it is not set" : "it is '" + text + "'";
    return new Failure(
        Code.PARAMETER_INVALID,
        "Cannot use parameter " + name,
        name + ": " + why,
        "Set " + name + " to " + wanted);
  }
}
