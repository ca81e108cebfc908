package io.cicely.cli.plan.cib;

import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.plan.step.Impact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a change of a resource's definition does to the resource while it runs. */
final class Effect {
  private Effect() {}

  /**
   * Pacemaker restarts a resource whose agent or parameters have changed; meta attributes and
   * operations it takes over as they are.
   */
  static Impact of(Element before, Element after, String id) {
    Optional<Element> old = Resources.primitive(CibEdit.section(before, "resources"), id);
    Optional<Element> now = Resources.primitive(CibEdit.section(after, "resources"), id);
    if (old.isEmpty() || now.isEmpty()) {
      return Impact.NONE;
    }
    return agent(old.get()).equals(agent(now.get()))
            && parameters(old.get()).equals(parameters(now.get()))
        ? Impact.NONE
        : ofRestart(now.get());
  }

  static Impact ofRemoval(Element primitive) {
    return ofRestart(primitive);
  }

  /** A fence device that restarts is registered meanwhile: nobody waits for it. */
  private static Impact ofRestart(Element primitive) {
    if (primitive.text("class").equals("stonith")) {
      return Impact.NONE;
    }
    return isVip(primitive) ? Impact.MOVES_VIP : Impact.RESTARTS_RESOURCE;
  }

  private static boolean isVip(Element primitive) {
    return primitive.text("provider").equals("cicely") && primitive.text("type").equals("vip");
  }

  private static String agent(Element primitive) {
    return String.join(
        ":", primitive.text("class"), primitive.text("provider"), primitive.text("type"));
  }

  private static Map<String, String> parameters(Element primitive) {
    Map<String, String> parameters = new LinkedHashMap<>();
    primitive
        .children("instance_attributes")
        .flatMap(set -> set.children("nvpair"))
        .forEach(pair -> parameters.putIfAbsent(pair.text("name"), pair.text("value")));
    return parameters;
  }

  /** What a resource is to the operator. */
  static String name(Element resource) {
    if (resource.name().equals("group")) {
      return "group " + resource.id();
    }
    String kind =
        resource.text("class").equals("stonith")
            ? "fence device "
            : isVip(resource) ? "VIP " : "service ";
    return kind + resource.id();
  }
}
