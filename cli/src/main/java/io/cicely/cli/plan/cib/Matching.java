package io.cicely.cli.plan.cib;

import io.cicely.cli.cluster.cib.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which live element a wanted one is. By id; else by what Pacemaker takes for the same: a pair by
 * its name, an operation by name, interval and role, a set by its kind. So a resource that pcs
 * made, with ids of pcs's own, is recognised in every part.
 */
final class Matching {
  private static final Set<String> SETS =
      Set.of("instance_attributes", "meta_attributes", "operations");

  private Matching() {}

  /** The live child that {@code wanted} is, among those not {@code taken} by another. */
  static Optional<Element> find(List<Element> live, Element wanted, List<Element> taken) {
    List<Element> left = new ArrayList<>();
    for (Element each : live) {
      if (each.name().equals(wanted.name())
          && taken.stream().noneMatch(used -> used.isSelf(each))) {
        left.add(each);
      }
    }
    return left.stream()
        .filter(each -> !wanted.id().isEmpty() && each.id().equals(wanted.id()))
        .findFirst()
        .or(() -> left.stream().filter(each -> isSame(each, wanted)).findFirst());
  }

  private static boolean isSame(Element live, Element wanted) {
    if (SETS.contains(wanted.name())) {
      // One with a rule holds for some nodes or hours only.
      return live.child("rule").isEmpty();
    }
    return switch (wanted.name()) {
      case "nvpair" -> live.text("name").equals(wanted.text("name"));
      case "op" ->
          live.text("name").equals(wanted.text("name"))
              && role(live).equals(role(wanted))
              && millis(live.text("interval")).equals(millis(wanted.text("interval")));
      case "recipient" -> live.text("value").equals(wanted.text("value"));
      // Sections of the CIB have none.
      default -> live.id().isEmpty() && wanted.id().isEmpty();
    };
  }

  private static String role(Element operation) {
    return operation.attributes().getOrDefault("role", "Started");
  }

  /**
   * Pacemaker's intervals have units: 10, 10s and 10000ms are one; other text stands for itself.
   */
  static String millis(String interval) {
    String text = interval.strip();
    String digits = text.replaceFirst("[^0-9].*", "");
    if (digits.isEmpty() || digits.length() > 9) {
      return text.isEmpty() ? "0" : text;
    }
    long number = Long.parseLong(digits);
    return switch (text.substring(digits.length()).strip()) {
      case "", "s", "sec" -> Long.toString(number * 1_000);
      case "ms", "msec" -> Long.toString(number);
      case "m", "min" -> Long.toString(number * 60_000);
      case "h", "hr" -> Long.toString(number * 3_600_000);
      case String _ -> text;
    };
  }

  /** Whether the two mean the same to Pacemaker, such as {@code 60} and {@code 60s}. */
  static boolean isEqual(String attribute, String live, String wanted) {
    boolean time = attribute.equals("interval") || attribute.equals("timeout");
    return time ? millis(live).equals(millis(wanted)) : live.equals(wanted);
  }
}
