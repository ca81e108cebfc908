package io.cicely.node.ocf;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Ip;
import io.cicely.node.net.Ipv4;
import io.cicely.node.vip.Vip;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/** The resource's parameters, as Pacemaker passes them: OCF_RESKEY_NAME in the environment. */
final class Parameters {
  /** Why an ENI is moved by stop and start. */
  static final String NO_MIGRATION =
      "an ENI cannot be at two nodes. Remove allow-migrate from this resource [PARAMETER_INVALID]";

  private static final String PREFIX = "OCF_RESKEY_";
  private static final Ipv4 NOWHERE = new Ipv4(0);
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
    vip();
    roleArn();
  }

  /**
   * The VIP, whole.
   *
   * @throws Failure {@link Code#PARAMETER_INVALID} if it cannot be made of the parameters
   */
  Vip vip() {
    return switch (mode()) {
      case ENI -> new Vip.Eni(ipv4("ip"), id("eni", "eni-"));
      case SECONDARY_IP -> new Vip.SecondaryIp(address(), get("interface"));
      case ROUTE -> new Vip.Route(address(), get("interface"), routeTables());
      case ELASTIC_IP -> new Vip.ElasticIp(ipv4("ip"), privateAddress());
    };
  }

  /**
   * As much of the VIP as there is: the kernel can be judged, and cleaned, by its address alone.
   *
   * @throws Failure {@link Code#PARAMETER_INVALID} if there is not even that
   */
  Vip rest() {
    return switch (mode()) {
      case ENI -> new Vip.Eni(address(), "");
      case SECONDARY_IP -> new Vip.SecondaryIp(address(), "");
      case ROUTE -> new Vip.Route(address(), "", List.of());
      case ELASTIC_IP -> new Vip.ElasticIp(address(), NOWHERE);
    };
  }

  /** How the VIP moves. */
  enum Mode {
    ENI("eni"),
    SECONDARY_IP("secondary-ip"),
    ROUTE("route"),
    ELASTIC_IP("elastic-ip");

    private final String word;

    Mode(String word) {
      this.word = word;
    }
  }

  /** The mode; {@code eni} where none is set. */
  Mode mode() {
    String text = get("mode");
    for (Mode mode : Mode.values()) {
      if (mode.word.equals(text)) {
        return mode;
      }
    }
    if (text.isEmpty()) {
      return Mode.ENI;
    }
    throw invalid("mode", text, "eni, secondary-ip, route or elastic-ip");
  }

  /** The floating address. */
  Ip address() {
    String text = get("ip");
    try {
      return Ip.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw invalid("ip", text, "the floating address, such as 192.168.1.50");
    }
  }

  private Ipv4 ipv4(String name) {
    String text = get(name);
    try {
      return Ipv4.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw invalid(name, text, "an IPv4 address, such as 192.168.1.50");
    }
  }

  /** One address for every node, or {@code NODE:ADDRESS;…} as pcmk_delay_base has it. */
  private Ipv4 privateAddress() {
    String text = get("private_ip");
    String address = text.indexOf(':') < 0 ? text : ofThisNode(text);
    try {
      return Ipv4.parse(address);
    } catch (IllegalArgumentException malformed) {
      throw invalid(
          "private_ip", text, "a secondary private address, or adam:192.168.1.61;eva:192.168.1.62");
    }
  }

  private String ofThisNode(String map) {
    String node = get("CRM_meta_on_node");
    StringTokenizer pairs = new StringTokenizer(map, "; ");
    String first = "";
    while (pairs.hasMoreTokens()) {
      String pair = pairs.nextToken();
      int colon = pair.indexOf(':');
      String address = pair.substring(colon + 1);
      if (colon > 0 && pair.substring(0, colon).equals(node)) {
        return address;
      }
      first = first.isEmpty() ? address : first;
    }
    if (node.isEmpty()) {
      return first; // Validated off the cluster: any of them shows whether it is one.
    }
    throw new Failure(
        Code.NODE_UNSUITABLE,
        "Cannot use parameter private_ip",
        "it names no address for " + node + ": '" + map + "'",
        "Add " + node + ":ADDRESS to private_ip");
  }

  private List<String> routeTables() {
    List<String> ids = new ArrayList<>();
    StringTokenizer words = new StringTokenizer(get("route_tables"), ", ");
    while (words.hasMoreTokens()) {
      String id = words.nextToken();
      if (!isId(id, "rtb-")) {
        throw invalid("route_tables", id, "ids of route tables, such as rtb-0123456789abcdef0");
      }
      if (!ids.contains(id)) {
        ids.add(id);
      }
    }
    if (ids.isEmpty()) {
      throw invalid("route_tables", "", "ids of route tables, such as rtb-0123456789abcdef0");
    }
    return ids;
  }

  private String id(String name, String prefix) {
    String text = get(name);
    if (!isId(text, prefix)) {
      throw invalid(name, text, "the id of a network interface, such as eni-0123456789abcdef0");
    }
    return text;
  }

  private static boolean isId(String text, String prefix) {
    return text.startsWith(prefix) && isHexadecimal(text.substring(prefix.length()));
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

  /**
   * Whether this is a monitor that comes round while the resource runs. A probe is none: it asks
   * what is there, and must bring nothing back.
   */
  boolean isRecurring() {
    String interval = get("CRM_meta_interval");
    return !interval.isEmpty() && !interval.equals("0");
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
      if (!HexFormat.isHexDigit(text.charAt(i))) {
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
