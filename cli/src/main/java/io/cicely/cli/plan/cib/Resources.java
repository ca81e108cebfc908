package io.cicely.cli.plan.cib;

import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.render.cib.WantedCib;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Changes the CIB's resources. */
final class Resources {
  /** The attributes by which constraints, and the parts of them, name resources. */
  private static final List<String> REFERENCES = List.of("rsc", "with-rsc", "first", "then");

  private Resources() {}

  /** Whether Cicely set it up. */
  static boolean isOwned(Element element) {
    return element.text("description").equals(WantedCib.OWNED);
  }

  static Element put(Element cib, Element wanted) {
    Element resources = CibEdit.section(cib, "resources");
    return CibEdit.withSection(
        cib,
        wanted.name().equals("group")
            ? putGroup(resources, wanted)
            : putPrimitive(resources, wanted));
  }

  /** Where it is; out of a group of ours that has nothing else to be a group for. */
  private static Element putPrimitive(Element resources, Element wanted) {
    Optional<Element> live = primitive(resources, wanted.id());
    if (live.isEmpty()) {
      return resources.plus(wanted);
    }
    Element merged = Merge.primitive(live.get(), wanted);
    Optional<Element> group = groupOf(resources, wanted.id());
    boolean leaves =
        group.isPresent()
            && isOwned(group.get())
            && group.get().children("primitive").allMatch(Resources::isOwned);
    return leaves
        ? withoutEmpty(taken(resources, live.get())).plus(merged)
        : replaced(resources, live.get(), merged);
  }

  /** Members that are elsewhere come in; the members of others stay, after ours. */
  private static Element putGroup(Element resources, Element wanted) {
    String first = wanted.child("primitive").map(Element::id).orElse("");
    Optional<Element> live =
        resources
            .children("group")
            .filter(each -> each.id().equals(wanted.id()))
            .findFirst()
            .or(() -> groupOf(resources, first));
    Element group = live.orElse(wanted.with(List.of()));
    List<Element> members = new ArrayList<>();
    Element left = resources;
    for (Element member : wanted.children()) {
      Optional<Element> old = primitive(resources, member.id());
      members.add(old.map(each -> Merge.primitive(each, member)).orElse(member));
      if (old.isPresent() && !isMember(group, old.get())) {
        left = taken(left, old.get());
      }
    }
    Element merged = group;
    if (live.isEmpty() || group.id().equals(wanted.id())) {
      merged = merged.with("description", wanted.text("description"));
    }
    merged = merged.with(arranged(group, members));
    return withoutEmpty(live.isPresent() ? replaced(left, group, merged) : left.plus(merged));
  }

  /** The live order where it already has the wanted members in theirs; else ours come first. */
  private static List<Element> arranged(Element group, List<Element> members) {
    List<String> wanted = members.stream().map(Element::id).toList();
    List<String> now = group.children().stream().map(Element::id).filter(wanted::contains).toList();
    List<Element> all = new ArrayList<>();
    if (!now.equals(wanted)) {
      all.addAll(members);
      group.children().stream().filter(each -> !wanted.contains(each.id())).forEach(all::add);
      return attributesLast(all);
    }
    for (Element child : group.children()) {
      int index = wanted.indexOf(child.id());
      all.add(index < 0 ? child : members.get(index));
    }
    return all;
  }

  /** Attributes of a group stand before its members in the schema. */
  private static List<Element> attributesLast(List<Element> children) {
    List<Element> ordered = new ArrayList<>();
    children.stream().filter(each -> !each.name().equals("primitive")).forEach(ordered::add);
    children.stream().filter(each -> each.name().equals("primitive")).forEach(ordered::add);
    return ordered;
  }

  /** With what names it. A container that has lost its last resource goes as well. */
  static Element remove(Element cib, String id) {
    Element resources = CibEdit.section(cib, "resources");
    Optional<Element> live = primitive(resources, id);
    if (live.isEmpty()) {
      return cib;
    }
    Element left = withoutEmpty(taken(resources, live.get()));
    Set<String> before = ids(resources);
    before.removeAll(ids(left));
    Element constraints = CibEdit.section(cib, "constraints");
    Element kept =
        constraints.with(
            constraints.children().stream().filter(each -> !names(each, before)).toList());
    return CibEdit.withSection(CibEdit.withSection(cib, left), kept);
  }

  /** With a target-role of ours; fence devices need no stop. */
  static Element stopped(Element resources, String id) {
    Optional<Element> live = primitive(resources, id);
    String pair = id + CibEdit.STOPPING;
    if (live.isEmpty()
        || live.get().text("class").equals("stonith")
        || live.get().find(pair).isPresent()) {
      return resources;
    }
    Element role = Element.of("nvpair", "id", pair, "name", "target-role", "value", "Stopped");
    Element wanted =
        Element.of("primitive", "id", id)
            .plus(Element.of("meta_attributes", "id", id + "-meta").plus(role));
    return replaced(resources, live.get(), Merge.over(live.get(), wanted));
  }

  private static Set<String> ids(Element resources) {
    Set<String> ids = new HashSet<>();
    resources
        .all()
        .filter(each -> each.name().equals("primitive") || isContainer(each))
        .forEach(each -> ids.add(each.id()));
    return ids;
  }

  /** A set of resources in a constraint names each by a resource_ref. */
  private static boolean names(Element constraint, Set<String> gone) {
    return constraint
        .all()
        .anyMatch(
            each ->
                REFERENCES.stream().anyMatch(name -> gone.contains(each.text(name)))
                    || (each.name().equals("resource_ref") && gone.contains(each.id())));
  }

  static Optional<Element> primitive(Element resources, String id) {
    return resources.all().filter(each -> each.is("primitive", id)).findFirst();
  }

  /** The group that has a primitive as its member. */
  static Optional<Element> groupOf(Element resources, String member) {
    return resources
        .all()
        .filter(each -> each.name().equals("group"))
        .filter(group -> group.children().stream().anyMatch(each -> each.is("primitive", member)))
        .findFirst();
  }

  private static boolean isMember(Element group, Element primitive) {
    return group.children().stream().anyMatch(each -> each.isSelf(primitive));
  }

  private static Element taken(Element from, Element gone) {
    return from.without(each -> each.isSelf(gone));
  }

  private static Element withoutEmpty(Element resources) {
    return resources.without(
        each ->
            isContainer(each) && each.all().noneMatch(below -> below.name().equals("primitive")));
  }

  /** A bundle may well have no primitive. */
  private static boolean isContainer(Element element) {
    return Set.of("group", "clone", "master").contains(element.name());
  }

  private static Element replaced(Element from, Element old, Element now) {
    return from.with(
        from.children().stream()
            .map(each -> each.isSelf(old) ? now : replaced(each, old, now))
            .toList());
  }
}
