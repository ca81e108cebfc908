package io.cicely.cli.pacemaker;

import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** An element of a tool's answer, read without ever following what it points to. */
record Xml(Element element) {
  /**
   * The root of a document.
   *
   * @param source whose answer it is, for the message
   */
  static Xml parse(String source, String text) {
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      builder.setErrorHandler(null);
      return new Xml(builder.parse(new InputSource(new StringReader(text))).getDocumentElement());
    } catch (SAXException | IOException unreadable) {
      throw unexpected(source, String.valueOf(unreadable.getMessage()), unreadable);
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

  static Failure unexpected(String source, String why, @Nullable Throwable cause) {
    return new Failure(
        Code.COMMAND_FAILED,
        "Cannot understand " + source,
        why,
        "Look at what it prints; Pacemaker 2.1 and 3.0 are understood",
        cause);
  }

  String name() {
    return element.getTagName();
  }

  /** The child elements of that name. */
  List<Xml> children(String name) {
    List<Xml> found = new ArrayList<>();
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      if (child instanceof Element each && each.getTagName().equals(name)) {
        found.add(new Xml(each));
      }
    }
    return found;
  }

  /** The first child of that name, or an element without anything in it. */
  Xml child(String name) {
    List<Xml> found = children(name);
    return found.isEmpty()
        ? new Xml(element.getOwnerDocument().createElement(name))
        : found.getFirst();
  }

  /** All elements of that name, however deep. */
  List<Xml> descendants(String name) {
    List<Xml> found = new ArrayList<>();
    var all = element.getElementsByTagName(name);
    for (int i = 0; i < all.getLength(); i++) {
      found.add(new Xml((Element) all.item(i)));
    }
    return found;
  }

  boolean has(String attribute) {
    return element.hasAttribute(attribute);
  }

  /** The attribute, or empty where there is none. */
  String text(String attribute) {
    return element.getAttribute(attribute);
  }

  /** Whether the first of these attributes that is there says true. */
  boolean flag(String... attributes) {
    for (String attribute : attributes) {
      if (has(attribute)) {
        return text(attribute).equals("true");
      }
    }
    return false;
  }

  /** A whole number or INFINITY (a million and more), and 0 where there is none. */
  int score(String attribute) {
    String text = text(attribute);
    return switch (text) {
      case "" -> 0;
      case "INFINITY", "+INFINITY" -> Score.INFINITY;
      case "-INFINITY" -> -Score.INFINITY;
      case String number when number.matches("[+-]?\\d{1,9}") ->
          Math.clamp(Integer.parseInt(number), -Score.INFINITY, Score.INFINITY);
      case String other -> throw unexpected("a score of Pacemaker's", "it is " + other, null);
    };
  }
}
