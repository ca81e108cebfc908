package io.cicely.sim.wire;

/** An XML document being written: elements, text, and the attribute that names a namespace. */
final class Xml {
  private final StringBuilder text =
      new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  Xml open(String name) {
    text.append('<').append(name).append('>');
    return this;
  }

  Xml open(String name, String attribute, String value) {
    text.append('<').append(name).append(' ').append(attribute).append("=\"");
    escape(value);
    text.append("\">");
    return this;
  }

  Xml close(String name) {
    text.append("</").append(name).append('>');
    return this;
  }

  Xml element(String name, String value) {
    open(name);
    escape(value);
    return close(name);
  }

  Xml empty(String name) {
    text.append('<').append(name).append("/>");
    return this;
  }

  private void escape(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '&' -> text.append("&amp;");
        case '"' -> text.append("&quot;");
        case '\r' -> text.append("&#13;");
        default -> text.append(c);
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
