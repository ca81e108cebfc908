package io.cicely.cli.plan.cib;

import io.cicely.cli.cluster.cib.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes a CIB. */
public final class CibEdit {
  private static final String CONFIGURATION = "configuration";
  private static final String PROPERTIES = "cib-bootstrap-options";
  private static final String DEFAULTS = "rsc-defaults";

  /** How the id of the pair ends by which a resource is stopped before it is removed. */
  static final String STOPPING = "-stopping";

  /** The schema's order of the sections. */
  private static final List<String> ORDER =
      List.of(
          "crm_config",
          "nodes",
          "resources",
          "constraints",
          "tags",
          "fencing-topology",
          "op_defaults",
          "rsc_defaults",
          "alerts",
          "acls");

  private CibEdit() {}

  /** A CIB in which nothing is configured. */
  public static Element empty() {
    List<Element> sections = ORDER.subList(0, 4).stream().map(Element::of).toList();
    return Element.of("cib").plus(Element.of(CONFIGURATION).with(sections));
  }

  /** The CIB after all the changes. */
  public static Element apply(Element cib, List<CibChange> changes) {
    Element changed = cib;
    for (CibChange change : changes) {
      changed = apply(changed, change);
    }
    return changed;
  }

  /** The CIB after the change; an equal one if it is there already. */
  public static Element apply(Element cib, CibChange change) {
    return switch (change) {
      case CibChange.SetProperty(String name, String value) ->
          setPair(
              cib, "crm_config", Element.of("cluster_property_set", "id", PROPERTIES), name, value);
      case CibChange.RemoveProperty(String name) ->
          withSection(cib, section(cib, "crm_config").without(each -> isPair(each, name)));
      case CibChange.SetDefault(String name, String value) ->
          setPair(cib, "rsc_defaults", Element.of("meta_attributes", "id", DEFAULTS), name, value);
      case CibChange.PutResource(Element wanted) -> Resources.put(cib, wanted);
      case CibChange.RemoveResource(String id) -> Resources.remove(cib, id);
      case CibChange.PutConstraint(Element wanted) -> put(cib, "constraints", wanted);
      case CibChange.RemoveConstraint(String id) -> remove(cib, "constraints", id);
      case CibChange.PutAlert(Element wanted) -> put(cib, "alerts", wanted);
      case CibChange.RemoveAlert(String id) -> remove(cib, "alerts", id);
    };
  }

  /**
   * The CIB with those resources stopped that the changes remove: removed while they run, they
   * would be stopped as orphans, when the devices that fence a stop that fails may be gone already.
   * The same if none of them runs.
   */
  public static Element stopping(Element cib, List<CibChange> changes) {
    Element resources = section(cib, "resources");
    for (CibChange change : changes) {
      if (change instanceof CibChange.RemoveResource(String id)) {
        resources = Resources.stopped(resources, id);
      }
    }
    return withSection(cib, resources);
  }

  /** A section of the configuration, or an empty one. */
  static Element section(Element cib, String name) {
    return cib.child(CONFIGURATION).flatMap(all -> all.child(name)).orElse(Element.of(name));
  }

  static Element withSection(Element cib, Element section) {
    Element configuration = cib.child(CONFIGURATION).orElseThrow();
    Optional<Element> live = configuration.child(section.name());
    if (live.isEmpty() && section.children().isEmpty()) {
      return cib;
    }
    return cib.replacing(
        configuration,
        live.isPresent()
            ? configuration.replacing(live.get(), section)
            : inOrder(configuration.plus(section)));
  }

  private static Element inOrder(Element configuration) {
    List<Element> sections = new ArrayList<>(configuration.children());
    sections.sort(
        (one, other) -> Integer.compare(ORDER.indexOf(one.name()), ORDER.indexOf(other.name())));
    return configuration.with(sections);
  }

  /** In whichever set has the name already; else in {@code own}, which is made where it is not. */
  private static Element setPair(
      Element cib, String sectionName, Element own, String name, String value) {
    Element section = section(cib, sectionName);
    List<Element> sets =
        section.children(own.name()).filter(set -> set.child("rule").isEmpty()).toList();
    for (Element set : sets) {
      for (Element pair : set.children()) {
        if (isPair(pair, name)) {
          Element now = set.replacing(pair, pair.with("value", value));
          return withSection(cib, section.replacing(set, now));
        }
      }
    }
    Element pair = Element.of("nvpair", "id", name, "name", name, "value", value);
    return withSection(
        cib,
        sets.stream()
            .filter(set -> set.id().equals(own.id()))
            .findFirst()
            .map(set -> section.replacing(set, set.plus(pair)))
            .orElseGet(() -> section.plus(own.plus(pair))));
  }

  private static boolean isPair(Element element, String name) {
    return element.name().equals("nvpair") && element.text("name").equals(name);
  }

  private static Element put(Element cib, String sectionName, Element wanted) {
    Element section = section(cib, sectionName);
    Optional<Element> live =
        section.children().stream().filter(each -> each.is(wanted.name(), wanted.id())).findFirst();
    return withSection(
        cib,
        live.map(
                each ->
                    section.replacing(
                        each,
                        each.name().equals("alert")
                            ? Merge.alert(each, wanted)
                            : Merge.constraint(each, wanted)))
            .orElseGet(() -> section.plus(wanted)));
  }

  private static Element remove(Element cib, String sectionName, String id) {
    Element left = section(cib, sectionName).without(each -> each.id().equals(id));
    return withSection(cib, left);
  }
}
