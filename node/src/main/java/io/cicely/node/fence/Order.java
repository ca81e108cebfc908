package io.cicely.node.fence;

import io.cicely.node.ec2.Select;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the agent was ordered to do, checked as far as that is possible without asking anyone.
 *
 * @param plugs each an instance id, or the value of {@code tag} on it; a node may have several
 * @param release the ENIs to detach from an instance that is powered off
 * @param filter which instances to list; all without one
 */
record Order(
    Action action,
    List<String> plugs,
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

  static final String PLUG_SEPARATOR = ",";

  private static final Set<String> YES = Set.of("1", "yes", "on", "true");
  private static final Pattern ENI = Pattern.compile("eni-[0-9a-f]{8}([0-9a-f]{9})?");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z]+)+-[0-9]+");

  Order {
    plugs = List.copyOf(plugs);
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
    List<String> plugs = plugs(given);
    if (plugs.isEmpty() && action.needsPlug()) {
      throw new Failure(
          Code.PARAMETER_INVALID,
          "Cannot " + action.word(),
          "no instance is named",
          "Give plug (-n), or pcmk_host_map in the cluster");
    }
    return new Order(
        action,
        plugs,
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

  /** Whether neither plug nor filter narrows down the instances of the region. */
  boolean isAboutAll() {
    return plugs.isEmpty() && filter.equals(Select.all());
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

  /** Pacemaker gives a node's several plugs as one value (pcmk_host_map="adam:i-1,i-2"). */
  private static List<String> plugs(Map<Parameter, String> given) {
    String separator = given.getOrDefault(Parameter.PLUG_SEPARATOR, PLUG_SEPARATOR);
    if (separator.isEmpty()) {
      throw wrong(Parameter.PLUG_SEPARATOR, separator, "it separates nothing");
    }
    Set<String> plugs = new LinkedHashSet<>();
    for (String plug : given.getOrDefault(Parameter.PLUG, "").split(Pattern.quote(separator), -1)) {
      if (!plug.isBlank()) {
        plugs.add(plug.strip());
      }
    }
    return List.copyOf(plugs);
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
    String name = equals < 0 ? "" : text.substring(0, equals).strip();
    List<String> values = List.of(text.substring(equals + 1).strip().split("\\s*,\\s*", -1));
    if (name.isEmpty() || values.contains("")) {
      throw wrong(Parameter.FILTER, text, "it is not of the form name=value");
    }
    return Select.where(name, values.toArray(String[]::new));
  }

  private static Duration delay(String seconds) {
    try {
      int number = Integer.parseInt(seconds.strip());
      if (number >= 0) {
        return Duration.ofSeconds(number);
      }
    } catch (NumberFormatException _) {
      // As bad as a negative number.
    }
    throw wrong(Parameter.DELAY, seconds, "it is no number of seconds");
  }

  private static Failure wrong(Parameter parameter, String value, String why) {
    return new Failure(
        Code.PARAMETER_INVALID, "Cannot use " + parameter.word() + "=" + value, why, "");
  }
}
