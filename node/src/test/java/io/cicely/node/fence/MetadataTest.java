package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The metadata is a file of its own: it must say what the code does. */
class MetadataTest {

  @Test
  void itNamesEveryActionOfTheAgentAndNoOther() throws Exception {
    List<String> named = new ArrayList<>();
    for (Element action : elements("action")) {
      named.add(action.getAttribute("name"));
    }
    List<String> known = new ArrayList<>();
    for (Action action : Action.values()) {
      known.add(action.word());
    }
    assertThat(named).containsExactlyInAnyOrderElementsOf(known);
  }

  @Test
  void itNamesEveryParameterWithItsOptionsAndDefault() throws Exception {
    Map<String, String> named = new TreeMap<>();
    for (Element parameter : elements("parameter")) {
      String mixed = child(parameter, "getopt").getAttribute("mixed").replaceAll("=.*", "");
      named.put(parameter.getAttribute("name"), mixed);
    }
    Map<String, String> known = new TreeMap<>();
    for (Parameter parameter : Parameter.values()) {
      String letter = parameter.shortOption().map(each -> "-" + each + ", ").orElse("");
      known.put(parameter.word(), letter + "--" + parameter.longOption());
    }
    known.put("port", known.get("plug"));
    assertThat(named).isEqualTo(known);
  }

  @Test
  void whatTakesNoValueIsABoolean() throws Exception {
    for (Element parameter : elements("parameter")) {
      boolean takesValue =
          Parameter.named(parameter.getAttribute("name")).orElseThrow().takesValue();
      assertThat(child(parameter, "content").getAttribute("type").equals("boolean"))
          .as(parameter.getAttribute("name"))
          .isNotEqualTo(takesValue);
    }
  }

  @Test
  void itsDefaultsAreTheOnesThatHold() throws Exception {
    Order order = Order.of(Map.of(Parameter.PLUG, "adam"));
    Map<String, String> held =
        Map.of(
            "action", order.action().word(),
            "tag", order.tag(),
            "separator", order.separator(),
            "plug_separator", Order.PLUG_SEPARATOR,
            "delay", String.valueOf(order.delay().toSeconds()));
    Map<String, String> said = new TreeMap<>();
    for (Element parameter : elements("parameter")) {
      Element content = child(parameter, "content");
      if (content.hasAttribute("default")) {
        said.put(parameter.getAttribute("name"), content.getAttribute("default"));
      }
    }
    assertThat(said).isEqualTo(held);
  }

  @Test
  void theHelpNamesEveryOption() {
    for (Parameter parameter : Parameter.values()) {
      assertThat(Usage.help()).contains("--" + parameter.longOption());
      parameter.shortOption().ifPresent(letter -> assertThat(Usage.help()).contains("-" + letter));
    }
  }

  private static Element child(Element parent, String name) {
    return (Element) parent.getElementsByTagName(name).item(0);
  }

  private static List<Element> elements(String name) throws Exception {
    NodeList found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Metadata.text())))
            .getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
