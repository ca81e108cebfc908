package io.cicely.node.fence;

import io.cicely.node.ec2.Select;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the agent was ordered to do, checked as far as that is possible without asking anyone.
 *
 * @param plug instance id, or the value of {@code tag} on it; empty if none was named
 * @param release the ENIs to detach from an instance that is powered off
 * @param filter which instances to list; all without one
 */
record Order(
    Action action,
    String plug,
    String region,
    String profile,
    String roleArn,
    List<String> release,
    String tag,
    Select filter,
    String separator,
    Duration delay,
    boolean quiet,
    boolean verbose) {

  private static final Set<String> YES = Set.of("1", "yes", "on", "true");
  private static final Pattern ENI = Pattern.compile("eni-[0-9a-f]{8}([0-9a-f]{9})?");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  Order {
    release = List.copyOf(release);
  }

  /**
   * The order that the parameters make.
   *
   * @throws Failure {@link Code#PARAMETER_INVALID}
   */
  static Order of(Map<Parameter, String> given) {
    String word = given.getOrDefault(Parameter.ACTION, Action.REBOOT.word());
    Action action =
        Action.of(word).orElseThrow(() -> wrong(Parameter.ACTION, word, "there is no such action"));
    String plug = given.getOrDefault(Parameter.PLUG, "").strip();
    if (plug.isEmpty() && action.needsPlug()) {
      throw new Failure(
          Code.PARAMETER_INVALID,
          "Cannot " + action.word(),
          "no instance is named",
          "Give plug (-n), or pcmk_host_map in the cluster");
    }
    return new Order(
        action,
        plug,
        matching(given, Parameter.REGION, REGION, "it is no region such as eu-west-1"),
        given.getOrDefault(Parameter.PROFILE, ""),
        given.getOrDefault(Parameter.ROLE_ARN, ""),
        release(given),
        given.getOrDefault(Parameter.TAG, "Name"),
        filter(given.getOrDefault(Parameter.FILTER, "")),
        given.getOrDefault(Parameter.SEPARATOR, ","),
        delay(given.getOrDefault(Parameter.DELAY, "0")),
        isSet(given, Parameter.QUIET),
        isSet(given, Parameter.VERBOSE));
  }

  static boolean isSet(Map<Parameter, String> given, Parameter parameter) {
    return YES.contains(given.getOrDefault(parameter, "").toLowerCase(Locale.ROOT));
  }

  private static String matching(
      Map<Parameter, String> given, Parameter parameter, Pattern form, String otherwise) {
    String value = given.getOrDefault(parameter, "");
    if (!value.isEmpty() && !form.matcher(value).matches()) {
      throw wrong(parameter, value, otherwise);
    }
    return value;
  }

  private static List<String> release(Map<Parameter, String> given) {
    List<String> enis = new ArrayList<>();
    for (String eni : given.getOrDefault(Parameter.RELEASE, "").split("[,;\\s]+")) {
      if (!eni.isEmpty() && !ENI.matcher(eni).matches()) {
        throw wrong(Parameter.RELEASE, eni, "it is no id of a network interface (eni-...)");
      }
      if (!eni.isEmpty()) {
        enis.add(eni);
      }
    }
    return enis;
  }

  private static Select filter(String text) {
    if (text.isBlank()) {
      return Select.all();
    }
    int equals = text.indexOf('=');
    if (equals < 1 || equals == text.length() - 1) {
      throw wrong(Parameter.FILTER, text, "it is not of the form name=value");
    }
    return Select.where(text.substring(0, equals).strip(), text.substring(equals + 1).strip());
  }

  private static Duration delay(String seconds) {
    try {
      return Duration.ofSeconds(Integer.parseUnsignedInt(seconds.strip()));
    } catch (NumberFormatException _) {
      throw wrong(Parameter.DELAY, seconds, "it is no number of seconds");
    }
  }

  private static Failure wrong(Parameter parameter, String value, String why) {
    return new Failure(
        Code.PARAMETER_INVALID, "Cannot use " + parameter.word() + "=" + value, why, "");
  }
}
