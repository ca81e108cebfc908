package io.cicely.cli.pacemaker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * What of the CIB's configuration is asked for: primitives and their parameters. Rules that choose
 * between several sets of parameters are not evaluated: the first set with a name decides, as it
 * does in Pacemaker where there are no rules.
 */
public record Cib(List<Primitive> primitives) {
  private static final String SOURCE = "the CIB";

  public Cib {
    primitives = List.copyOf(primitives);
  }

  /** A primitive resource; {@code agent} is such as {@code ocf:cicely:vip}. */
  public record Primitive(String id, String agent, SequencedMap<String, String> parameters) {
    /** A parameter, or empty. */
    public String parameter(String name) {
      return parameters.getOrDefault(name, "");
    }
  }

  /** The configuration in the answer to {@code cibadmin --query}, whole or of that scope. */
  static Cib parse(String text) {
    Xml root = Xml.parse(SOURCE, text);
    Xml configuration = root.name().equals("cib") ? root.child("configuration") : root;
    if (!configuration.name().equals("configuration")) {
      throw Xml.unexpected(SOURCE, "its root is " + root.name(), null);
    }
    List<Primitive> primitives = new ArrayList<>();
    for (Xml primitive : configuration.child("resources").descendants("primitive")) {
      primitives.add(new Primitive(primitive.text("id"), agent(primitive), parameters(primitive)));
    }
    return new Cib(primitives);
  }

  private static String agent(Xml primitive) {
    String provider = primitive.has("provider") ? primitive.text("provider") + ":" : "";
    return primitive.text("class") + ":" + provider + primitive.text("type");
  }

  private static SequencedMap<String, String> parameters(Xml primitive) {
    SequencedMap<String, String> parameters = new LinkedHashMap<>();
    for (Xml set : primitive.children("instance_attributes")) {
      for (Xml pair : set.children("nvpair")) {
        parameters.putIfAbsent(pair.text("name"), pair.text("value"));
      }
    }
    return parameters;
  }
}
