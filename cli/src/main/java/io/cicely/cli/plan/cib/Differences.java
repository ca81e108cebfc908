package io.cicely.cli.plan.cib;

import io.cicely.cli.cluster.cib.Element;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** What differs between two trees, a line each, by the words an administrator knows. */
final class Differences {
  /** Elements whose lines speak for themselves. */
  private static final Set<String> CONTAINERS =
      Set.of("cib", "configuration", "crm_config", "resources", "constraints", "alerts");

  private final List<String> lines = new ArrayList<>();

  private Differences() {}

  /** The lines. */
  static List<String> of(Element before, Element after) {
    Differences differences = new Differences();
    differences.compare(before, after);
    return List.copyOf(differences.lines);
  }

  private void compare(Element before, Element after) {
    if (before.equals(after)) {
      return;
    }
    SequencedSet<String> names = new LinkedHashSet<>(before.attributes().sequencedKeySet());
    names.addAll(after.attributes().sequencedKeySet());
    for (String name : names) {
      String old = before.attributes().get(name);
      String now = after.attributes().get(name);
      if (old == null) {
        lines.add(word(after) + ": " + name + "=" + now);
      } else if (!old.equals(now)) {
        lines.add(word(after) + ": " + label(after, name) + old + " -> " + now);
      }
    }
    List<Element> taken = new ArrayList<>();
    for (Element child : after.children()) {
      Optional<Element> match = Matching.find(before.children(), child, taken);
      match.ifPresent(taken::add);
      match.ifPresentOrElse(old -> compare(old, child), () -> all("add ", child));
    }
    before.children().stream()
        .filter(each -> taken.stream().noneMatch(used -> used.isSelf(each)))
        .forEach(each -> all("remove ", each));
    if (sameMembers(before, after)) {
      lines.add(word(after) + ": another order of its members");
    }
  }

  /** A value's line names no attribute: it is the value. */
  private static String label(Element element, String attribute) {
    return element.name().equals("nvpair") ? "" : attribute + " ";
  }

  private static boolean sameMembers(Element before, Element after) {
    List<String> old = before.children().stream().map(Element::id).toList();
    List<String> now = after.children().stream().map(Element::id).toList();
    return !old.equals(now) && Set.copyOf(old).equals(Set.copyOf(now));
  }

  /** A resource with all that is in it. */
  private void all(String verb, Element element) {
    boolean silent =
        CONTAINERS.contains(element.name())
            || Set.of("instance_attributes", "meta_attributes", "operations")
                .contains(element.name());
    if (!silent) {
      lines.add(verb + whole(element));
    }
    if (silent || !verb.startsWith("remove")) {
      element.children().forEach(child -> all(silent ? verb : "  ", child));
    }
  }

  private static String whole(Element element) {
    if (element.name().equals("nvpair")) {
      return element.text("name") + "=" + element.text("value");
    }
    StringBuilder text = new StringBuilder(word(element));
    element
        .attributes()
        .forEach(
            (name, value) -> {
              if (!Set.of("id", "name", "description").contains(name)) {
                text.append(' ').append(name).append('=').append(value);
              }
            });
    return text.toString();
  }

  private static String word(Element element) {
    return switch (element.name()) {
      case "nvpair" -> element.text("name");
      case "op" -> "operation " + element.text("name");
      case "primitive" -> "resource " + element.id();
      case "rsc_location", "rsc_colocation", "rsc_order", "rsc_ticket" ->
          "constraint " + element.id();
      case String name -> element.id().isEmpty() ? name : name + " " + element.id();
    };
  }
}
