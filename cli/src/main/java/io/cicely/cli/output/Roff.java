package io.cicely.cli.output;

import java.util.List;
import java.util.Locale;

/**
 * Writes one manual page for man(1), in the macros of man(7). What is passed as {@code words} is
 * made of {@link #plain}, {@link #bold} and {@link #italic}; all else is text as it is to be read.
 */
public final class Roff {
  private final StringBuilder page = new StringBuilder();

  /**
   * A page that has its title and NAME so far.
   *
   * @param what it is, one clause: what apropos(1) lists
   */
  public Roff(String name, int section, String source, String what) {
    request(
        ".TH \"%s\" %d \"\" \"%s\" \"%s\""
            .formatted(
                plain(name.toUpperCase(Locale.ROOT)), section, plain(source), plain("Cicely")));
    section("NAME");
    text(plain(name) + " \\- " + plain(what));
  }

  /** Text as it is: no character of it means anything to roff, and a hyphen can be copied. */
  public static String plain(String text) {
    return text.replace("\\", "\\e")
        .replace("-", "\\-")
        .replace("'", "\\(aq")
        .replace("\"", "\\(dq")
        .replace("`", "\\(ga")
        .replace("^", "\\(ha")
        .replace("~", "\\(ti");
  }

  /** What is to be typed as it is. */
  public static String bold(String text) {
    return "\\fB" + plain(text) + "\\fR";
  }

  /** What stands for something else. */
  public static String italic(String text) {
    return "\\fI" + plain(text) + "\\fR";
  }

  /** Begins a section. */
  public Roff section(String heading) {
    return request(".SH " + plain(heading));
  }

  /** Begins a part of a section. */
  public Roff part(String heading) {
    return request(".SS " + plain(heading));
  }

  /** A paragraph. */
  public Roff paragraph(String words) {
    return request(".PP").text(words);
  }

  /** A term and, indented, what it means. */
  public Roff term(String words, String meaning) {
    return request(".TP").text(words).text(plain(meaning));
  }

  /** Lines that stay as they are. */
  public Roff verbatim(List<String> lines) {
    request(".PP").request(".RS 4").request(".nf");
    lines.forEach(each -> text(plain(each)));
    return request(".fi").request(".RE");
  }

  private Roff request(String text) {
    page.append(text).append('\n');
    return this;
  }

  private Roff text(String words) {
    // A full stop at the start would make a request of it, an empty line another kind of space.
    page.append(words.isEmpty() || words.startsWith(".") ? "\\&" : "").append(words).append('\n');
    return this;
  }

  /** The whole page. */
  @Override
  public String toString() {
    return page.toString();
  }
}
