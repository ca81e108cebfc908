package io.cicely.cli.cluster.cib;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An element of the CIB. It has no text, as none of the CIB's has; comments are left out. Equal
 * ones may have their attributes in another order, which XML does not keep.
 */
public record Element(
    String name, SequencedMap<String, String> attributes, List<Element> children) {
  public Element {
    attributes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(attributes));
    children = List.copyOf(children);
  }

  /**
   * An element without children.
   *
   * @param attributes names and values in turn
   */
  public static Element of(String name, String... attributes) {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      map.put(attributes[i], attributes[i + 1]);
    }
    return new Element(name, map, List.of());
  }

  /** The attribute id, or empty. */
  public String id() {
    return text("id");
  }

  /** An attribute, or empty. */
  public String text(String attribute) {
    return attributes.getOrDefault(attribute, "");
  }

  /** Whether it is an element of that name and id. */
  public boolean is(String otherName, String id) {
    return name.equals(otherName) && id().equals(id);
  }

  /** The first child of that name. */
  public Optional<Element> child(String childName) {
    return children(childName).findFirst();
  }

  /** The children of that name. */
  public Stream<Element> children(String childName) {
    return children.stream().filter(each -> each.name.equals(childName));
  }

  /** This element and all below it, each before its children. */
  public Stream<Element> all() {
    return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
  }

  /** The element below this one, or this one, that has this id. */
  public Optional<Element> find(String id) {
    return all().filter(each -> each.id().equals(id)).findFirst();
  }

  /** Whether it is this very object, not only an equal one, which may stand elsewhere. */
  @SuppressWarnings("ReferenceEquality")
  public boolean isSelf(Element other) {
    return this == other;
  }

  /** The same with an attribute set. */
  public Element with(String attribute, String value) {
    SequencedMap<String, String> changed = new LinkedHashMap<>(attributes);
    changed.put(attribute, value);
    return new Element(name, changed, children);
  }

  /** The same with other children. */
  public Element with(List<Element> others) {
    return new Element(name, attributes, others);
  }

  /** The same with one more child at the end. */
  public Element plus(Element child) {
    List<Element> changed = new ArrayList<>(children);
    changed.add(child);
    return with(changed);
  }

  /** The same with {@code now} in the place of a child. */
  public Element replacing(Element child, Element now) {
    return with(children.stream().map(each -> each.isSelf(child) ? now : each).toList());
  }

  /** The same without what is below it, however deep, and meets the condition. */
  public Element without(Predicate<Element> condition) {
    boolean changed = false;
    List<Element> left = new ArrayList<>();
    for (Element child : children) {
      boolean gone = condition.test(child);
      Element now = gone ? child : child.without(condition);
      changed |= gone || !now.isSelf(child);
      if (!gone) {
        left.add(now);
      }
    }
    // What has not changed is the same object, by which its place can be found.
    return changed ? with(left) : this;
  }
}
