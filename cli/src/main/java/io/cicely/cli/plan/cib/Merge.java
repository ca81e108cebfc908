package io.cicely.cli.plan.cib;

import io.cicely.cli.cluster.cib.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lays a wanted element over a live one: what is wanted is there afterwards, the rest is kept. */
final class Merge {
  /**
   * Parameters of our agents, which cluster.yaml alone decides; any other is the administrator's.
   */
  private static final Set<String> GOVERNED =
      Set.of(
          "mode",
          "ip",
          "eni",
          "interface",
          "route_tables",
          "private_ip",
          "region",
          "profile",
          "role_arn",
          "plug",
          "release",
          "power_timeout",
          "pcmk_host_map",
          "pcmk_off_timeout",
          "pcmk_reboot_timeout",
          "pcmk_delay_base");

  /** Meta attributes that we write on some VIPs only. */
  private static final Set<String> GOVERNED_META = Set.of("allow-migrate", "multiple-active");

  private static final Set<String> MIGRATIONS = Set.of("migrate_to", "migrate_from");

  private Merge() {}

  /** A primitive over the live one. */
  static Element primitive(Element live, Element wanted) {
    boolean service = !isOurAgent(wanted);
    Element merged = over(live, service ? withoutBeginning(live, wanted) : wanted);
    return service ? merged : withoutStrays(merged, wanted);
  }

  /** Whether what the primitive's parameters are is for cluster.yaml alone to say. */
  private static boolean isOurAgent(Element primitive) {
    return primitive.text("class").equals("stonith")
        || (primitive.text("provider").equals("cicely") && primitive.text("type").equals("vip"));
  }

  /**
   * The operations of a service are written once; how long it may take, its administrator knows.
   */
  private static Element withoutBeginning(Element live, Element wanted) {
    return live.child("operations").isEmpty()
        ? wanted
        : wanted.with(
            wanted.children().stream().filter(each -> !each.name().equals("operations")).toList());
  }

  /** An element over the live one, and so each child. */
  static Element over(Element live, Element wanted) {
    Element merged = live;
    for (var attribute : wanted.attributes().entrySet()) {
      String name = attribute.getKey();
      String now = live.text(name);
      boolean same =
          live.attributes().containsKey(name)
              && (name.equals("id") || Matching.isEqual(name, now, attribute.getValue()));
      if (!same) {
        merged = merged.with(name, attribute.getValue());
      }
    }
    List<Element> taken = new ArrayList<>();
    for (Element child : wanted.children()) {
      Optional<Element> match = Matching.find(live.children(), child, taken);
      if (match.isEmpty()) {
        merged = merged.plus(child);
      } else {
        taken.add(match.get());
        merged = merged.replacing(match.get(), over(match.get(), child));
      }
    }
    return ordered(merged);
  }

  /** The schema wants attribute sets in a fixed order before operations. */
  private static Element ordered(Element element) {
    if (!element.name().equals("primitive")) {
      return element;
    }
    List<Element> children = new ArrayList<>(element.children());
    children.sort((one, other) -> Integer.compare(rank(one), rank(other)));
    return element.with(children);
  }

  private static int rank(Element child) {
    return child.name().equals("operations") ? 1 : 0;
  }

  /** What an earlier file had and this one has not. */
  private static Element withoutStrays(Element merged, Element wanted) {
    List<Element> children = new ArrayList<>();
    for (Element child : merged.children()) {
      Element same = wanted.child(child.name()).orElse(Element.of(child.name()));
      children.add(
          child.child("rule").isPresent()
              ? child
              : child.with(
                  child.children().stream().filter(each -> !isStray(child, each, same)).toList()));
    }
    return merged.with(children);
  }

  private static boolean isStray(Element set, Element child, Element wanted) {
    String name = child.text("name");
    if (child.id().endsWith(CibEdit.STOPPING)) {
      return true;
    }
    boolean governed =
        switch (set.name()) {
          case "instance_attributes" -> GOVERNED.contains(name);
          case "meta_attributes" -> GOVERNED_META.contains(name);
          case "operations" -> MIGRATIONS.contains(name);
          default -> false;
        };
    return governed && wanted.children().stream().noneMatch(each -> each.text("name").equals(name));
  }

  /** A constraint over the live one; a rule would contradict the node that it now names. */
  static Element constraint(Element live, Element wanted) {
    return over(live, wanted).without(each -> each.name().equals("rule"));
  }

  /** An alert over the live one, whose options and recipients are the file's alone. */
  static Element alert(Element live, Element wanted) {
    List<Element> children = new ArrayList<>();
    for (Element child : over(live, wanted).children()) {
      if (child.name().equals("instance_attributes")) {
        Element options = wanted.child(child.name()).orElse(Element.of(child.name()));
        Element left = child.without(pair -> isMissing(options, pair, "name"));
        if (!left.children().isEmpty()) {
          children.add(left);
        }
      } else if (!child.name().equals("recipient") || !isMissing(wanted, child, "value")) {
        children.add(child);
      }
    }
    return over(live, wanted).with(children);
  }

  private static boolean isMissing(Element wanted, Element child, String attribute) {
    return wanted
        .children(child.name())
        .noneMatch(each -> each.text(attribute).equals(child.text(attribute)));
  }
}
