package io.cicely.node.ec2;

import java.util.List;

/** Which things a Describe is about: named ones, or all that pass every filter. */
public sealed interface Select {
  /** Exactly these; EC2 answers NotFound if one of them is unknown. */
  record Ids(List<String> ids) implements Select {
    public Ids {
      if (ids.isEmpty()) {
        throw new IllegalArgumentException("a Describe without an id would describe everything");
      }
      ids = List.copyOf(ids);
    }
  }

  /** All that pass every filter; without a filter, all there are. */
  record Matching(List<Filter> filters) implements Select {
    public Matching {
      filters = List.copyOf(filters);
    }
  }

  /**
   * One filter of EC2: a name such as {@code tag:cluster}, and the values of which one must fit.
   */
  record Filter(String name, List<String> values) {
    public Filter {
      values = List.copyOf(values);
    }
  }

  /** Exactly these. */
  static Select ids(String... ids) {
    return new Ids(List.of(ids));
  }

  /** All whose {@code name} is one of the values. */
  static Select where(String name, String... values) {
    return new Matching(List.of(new Filter(name, List.of(values))));
  }

  /** All there are in the region that this role may see. */
  static Select all() {
    return new Matching(List.of());
  }
}
