package io.cicely.node.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.node.ec2.Select;
import io.cicely.node.failure.Failure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputTest {
  private static final String ADAM = "i-0aaaaaaaaaaaaaaa1";

  @Test
  void linesAreReadAsTheFenceAgentApiSays() {
    Map<Parameter, String> given =
        Input.ofLines(
            List.of(
                "agent=fence_cicely",
                "#action=off",
                "  action=on",
                "",
                "nonsense",
                "action=status",
                "port=" + ADAM,
                "filter=tag:cluster=web",
                "nodename=adam",
                "pcmk_delay_base=3"));
    assertThat(given)
        .containsEntry(Parameter.ACTION, "status")
        .containsEntry(Parameter.PLUG, ADAM)
        .containsEntry(Parameter.FILTER, "tag:cluster=web")
        .hasSize(3);
  }

  @Test
  void theNodesNameStandsInForThePlug() {
    assertThat(Input.ofLines(List.of("nodename=adam"))).containsEntry(Parameter.PLUG, "adam");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-o off -n " + ADAM + " -v",
        "-ooff -n" + ADAM + " --verbose",
        "--action=off --plug=" + ADAM + " -v",
        "--action off --plug " + ADAM + " -v",
        "-vo off --port=" + ADAM
      })
  void optionsAreReadAsGetoptDoes(String line) {
    assertThat(Input.ofOptions(List.of(line.split(" "))))
        .containsEntry(Parameter.ACTION, "off")
        .containsEntry(Parameter.PLUG, ADAM)
        .containsEntry(Parameter.VERBOSE, "1")
        .hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-x", "--nothing=1", "off", "-o", "--plug"})
  void anOptionThatThereIsNotIsAnError(String option) {
    assertThatThrownBy(() -> Input.ofOptions(List.of(option)))
        .isInstanceOf(Failure.class)
        .hasMessageContaining("PARAMETER_INVALID");
  }

  @Test
  void withoutAnActionARebootIsMeant() {
    assertThat(Order.of(Map.of(Parameter.PLUG, ADAM)).action()).isEqualTo(Action.REBOOT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OFF", "Off", "off"})
  void actionsAreReadInAnyCase(String word) {
    assertThat(Order.of(Map.of(Parameter.ACTION, word, Parameter.PLUG, ADAM)).action())
        .isEqualTo(Action.OFF);
  }

  @ParameterizedTest
  @ValueSource(strings = {"on", "off", "reboot", "status"})
  void anActionOnNothingIsAnError(String action) {
    assertThatThrownBy(() -> Order.of(Map.of(Parameter.ACTION, action)))
        .hasMessageContaining("no instance is named");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "action=explode",
        "region=Dublin",
        "release=eni-1",
        "filter=web",
        "filter==web",
        "filter= =web",
        "filter=name= ",
        "filter=name=a,",
        "delay=-1",
        "delay=4294967295",
        "delay=soon"
      })
  void whatCannotBeRightIsRefused(String line) {
    Map<Parameter, String> given = Input.ofLines(List.of("action=list", line));
    assertThatThrownBy(() -> Order.of(given))
        .isInstanceOf(Failure.class)
        .hasMessageContaining(line.strip());
  }

  @Test
  void severalEnisAreReleased() {
    String first = "eni-0aaaaaaaaaaaaaaa1";
    String second = "eni-0aaaaaaaaaaaaaaa2";
    Order order =
        Order.of(Map.of(Parameter.ACTION, "list", Parameter.RELEASE, first + ", " + second + "\t"));
    assertThat(order.release()).containsExactly(first, second);
  }

  @Test
  void aFilterKeepsTheEqualsSignsOfItsValue() {
    Order order = Order.of(Map.of(Parameter.ACTION, "list", Parameter.FILTER, "tag:a=b=c"));
    assertThat(order.filter()).isEqualTo(Select.where("tag:a", "b=c"));
  }

  @Test
  void aFilterMayHaveSeveralValues() {
    Order order =
        Order.of(Map.of(Parameter.ACTION, "list", Parameter.FILTER, "tag:Name=adam, eva"));
    assertThat(order.filter()).isEqualTo(Select.where("tag:Name", "adam", "eva"));
  }
}
