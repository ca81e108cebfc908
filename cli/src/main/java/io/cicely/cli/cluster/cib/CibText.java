package io.cicely.cli.cluster.cib;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The CIB as text, as {@code cibadmin} prints and takes it. */
public final class CibText {
  private CibText() {}

  /**
   * The element that the text is.
   *
   * @throws Failure {@link Code#COMMAND_FAILED} if it is no XML, or points outside of itself
   */
  public static Element parse(String text) {
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(null);
      return element(builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
    } catch (SAXException | IOException unreadable) {
      throw new Failure(
          Code.COMMAND_FAILED,
          "Cannot understand the CIB",
          String.valueOf(unreadable.getMessage()),
          "Look at what `cibadmin --query` prints on the node",
          unreadable);
    } catch (ParserConfigurationException bug) {
      throw new IllegalStateException("Java's own XML parser lacks a feature", bug);
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  /** DOM gives attributes in an order of its own: by name they stand as one reads them. */
  private static Element element(org.w3c.dom.Element from) {
    SequencedMap<String, String> attributes = new TreeMap<>();
    for (int i = 0; i < from.getAttributes().getLength(); i++) {
      Node attribute = from.getAttributes().item(i);
      attributes.put(attribute.getNodeName(), attribute.getNodeValue());
    }
    List<Element> children = new ArrayList<>();
    for (Node child = from.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof org.w3c.dom.Element each) {
        children.add(element(each));
      }
    }
    return new Element(from.getTagName(), idFirst(attributes), children);
  }

  private static SequencedMap<String, String> idFirst(SequencedMap<String, String> attributes) {
    SequencedMap<String, String> ordered = new LinkedHashMap<>(attributes);
    String id = attributes.get("id");
    if (id != null) {
      ordered.putFirst("id", id);
    }
    return ordered;
  }

  /** The element as text, indented, with a newline at its end. */
  public static String write(Element element) {
    StringBuilder text = new StringBuilder();
    write(element, "", text);
    return text.toString();
  }

  private static void write(Element element, String indent, StringBuilder text) {
    text.append(indent).append('<').append(element.name());
    element
        .attributes()
        .forEach(
            (name, value) ->
                text.append(' ').append(name).append("=\"").append(escaped(value)).append('"'));
    if (element.children().isEmpty()) {
      text.append("/>\n");
      return;
    }
    text.append(">\n");
    element.children().forEach(child -> write(child, indent + "  ", text));
    text.append(indent).append("</").append(element.name()).append(">\n");
  }

  /** XML would read a line break within an attribute as a space. */
  private static String escaped(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("\t", "&#9;")
        .replace("\n", "&#10;")
        .replace("\r", "&#13;");
  }
}
