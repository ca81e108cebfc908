package io.cicely.cli.spec.yaml;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * What plain text in YAML is: by the core schema of YAML 1.2, where {@code no} and {@code 1:20} are
 * text, as editors with a JSON Schema have it.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#1032-tag-resolution">YAML 1.2.2, 10.3.2</a>
 */
final class Scalars extends Resolver {
  static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");

  private static final Pattern FLAG = Pattern.compile("true|True|TRUE|false|False|FALSE");
  private static final Pattern NULL = Pattern.compile("~|null|Null|NULL");
  private static final Pattern EMPTY = Pattern.compile("");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
  private static final Pattern BASED = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
  private static final int LONGEST = 1024;

  @Override
  protected void addImplicitResolvers() {
    addImplicitResolver(Tag.BOOL, whole(FLAG), "tTfF", LONGEST);
    addImplicitResolver(Tag.INT, whole(WHOLE), "-+0123456789", LONGEST);
    addImplicitResolver(Tag.INT, whole(BASED), "0", LONGEST);
    addImplicitResolver(Tag.FLOAT, whole(DECIMAL), "-+.0123456789", LONGEST);
    addImplicitResolver(Tag.NULL, whole(NULL), "~nN\0", LONGEST);
    addImplicitResolver(Tag.NULL, EMPTY, null, LONGEST);
  }

  /** The resolver searches; it does not match. */
  private static Pattern whole(Pattern pattern) {
    return Pattern.compile("^(?:" + pattern.pattern() + ")$");
  }
}
