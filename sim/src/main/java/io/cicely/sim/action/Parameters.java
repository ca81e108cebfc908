package io.cicely.sim.action;

import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.Refusals;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/** The parameters that an action knows, by the SDK's member names. */
public record Parameters(Set<String> required, Set<String> allowed) {
  static final Parameters NONE = new Parameters(Set.of(), Set.of("DryRun"));

  Parameters requiring(List<String> names) {
    return new Parameters(joined(required, names), joined(allowed, names));
  }

  Parameters allowing(List<String> names) {
    return new Parameters(required, joined(allowed, names));
  }

  /** Members take the place of their structure, which is no longer known as a whole. */
  Parameters narrowing(List<String> names) {
    Set<String> next = joined(allowed, names);
    names.forEach(name -> next.remove(name.substring(0, name.indexOf('.'))));
    return new Parameters(required, next);
  }

  /** Refuses a parameter that is set and not known, then one that is required and not set. */
  void check(SdkPojo request) {
    Set<String> set = new TreeSet<>();
    collect("", request, set);
    for (String path : set) {
      if (!isAllowed(path)) {
        throw new Ec2Error(
            "UnknownParameter", "The parameter " + path + " is not recognized by this simulator");
      }
    }
    for (String name : required) {
      if (set.stream().noneMatch(path -> path.equals(name) || path.startsWith(name + "."))) {
        throw Refusals.missingParameter(wireName(request, name));
      }
    }
  }

  private boolean isAllowed(String path) {
    for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
      if (allowed.contains(path.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static void collect(String prefix, SdkPojo pojo, Set<String> set) {
    for (SdkField<?> field : pojo.sdkFields()) {
      collectValue(prefix + field.memberName(), field.getValueOrDefault(pojo), set);
    }
  }

  private static void collectValue(String path, @Nullable Object value, Set<String> set) {
    switch (value) {
      case null -> {}
      case SdkAutoConstructList<?> _ -> {}
      case SdkAutoConstructMap<?, ?> _ -> {}
      case SdkPojo pojo -> collect(path + ".", pojo, set);
      case Collection<?> items when items.stream().anyMatch(SdkPojo.class::isInstance) ->
          items.forEach(item -> collectValue(path, item, set));
      case Map<?, ?> _ -> set.add(path);
      default -> set.add(path);
    }
  }

  private static Set<String> joined(Set<String> before, List<String> more) {
    Set<String> all = new TreeSet<>(before);
    all.addAll(more);
    return all;
  }

  /** The name on the wire with a small first letter, as EC2's messages have it. */
  private static String wireName(SdkPojo request, String member) {
    return request.sdkFields().stream()
        .filter(field -> field.memberName().equals(member))
        .map(SdkField::locationName)
        .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
        .findFirst()
        .orElse(member);
  }
}
