package io.cicely.cli.render.cib;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cicely.cli.cluster.cib.CibText;
import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.cluster.ec2.Provisioned;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class WantedCibTest {
  private static final Path GOLDEN =
      Path.of(System.getProperty("cicely.root", ".."))
          .resolve("cli/src/test/resources/io/cicely/cli/render/cib");

  static final List<String> FILES = Examples.GOOD;

  private final WantedCib eni = WantedCibs.of(Examples.good(Examples.text("eni")));
  private final WantedCib zones = WantedCibs.of(Examples.good(Examples.text("zones")));

  /** {@code -Dgolden.update=true} writes the files anew; the difference is for a reviewer. */
  @ParameterizedTest
  @FieldSource("FILES")
  void eachFileGivesTheCibThatIsOnRecord(String name) throws IOException {
    WantedCib cib = WantedCibs.of(Examples.good(Examples.text(name)));
    String text =
        cib.properties()
            + "\n"
            + cib.defaults()
            + "\n"
            + Stream.of(cib.resources(), cib.constraints(), cib.alerts())
                .flatMap(List::stream)
                .map(CibText::write)
                .collect(Collectors.joining());
    Path golden = GOLDEN.resolve(name + ".txt");
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, text);
    }
    assertThat(golden).hasContent(text);
  }

  @Test
  void eachFenceDeviceAvoidsItsTarget() {
    assertThat(zones.constraints())
        .filteredOn(each -> each.text("rsc").startsWith("fence-"))
        .hasSize(3)
        .allSatisfy(
            each ->
                assertThat(each.text("rsc") + each.text("score"))
                    .isEqualTo("fence-" + each.text("node") + "-INFINITY"));
  }

  @Test
  void onlyTheSurvivorsDeviceIsDelayed() {
    assertThat(delays(eni)).hasSize(1);
    assertThat(delays(zones)).isEmpty();
  }

  private static List<String> delays(WantedCib cib) {
    return cib.resources().stream()
        .flatMap(Element::all)
        .filter(each -> each.text("name").equals("pcmk_delay_base"))
        .map(Element::id)
        .toList();
  }

  @Test
  void onlyVipsThatPreferTheSameNodeStayTogether() {
    String two =
        """
        apiVersion: cicely/v1
        name: web
        region: eu-west-1
        nodes:
          - { name: adam, instance: i-0aaaaaaaaaaaaaaa1 }
          - { name: eva,  instance: i-0aaaaaaaaaaaaaaa2 }
        access: { local: {} }
        vips:
          - { name: one, mode: secondary-ip, address: 192.168.1.60%s }
          - { name: two, mode: secondary-ip, address: 192.168.1.61%s }
        """;
    assertThat(company(two.formatted("", ""))).containsExactly("two-with-one");
    assertThat(company(two.formatted(", prefers: eva", ", prefers: eva")))
        .containsExactly("two-with-one");
    assertThat(company(two.formatted(", prefers: adam", ", prefers: eva"))).isEmpty();
    assertThat(company(two.formatted(", prefers: adam", ""))).isEmpty();
  }

  private static List<String> company(String file) {
    return WantedCibs.of(Examples.good(file)).constraints().stream()
        .filter(each -> each.name().equals("rsc_colocation"))
        .map(Element::id)
        .toList();
  }

  @Test
  void whatEc2HasNotMadeYetIsNoCib() {
    ClusterSpec spec = Examples.good(Examples.text("eni"));
    assertThatThrownBy(() -> WantedCib.of(spec, new Provisioned(new LinkedHashMap<>())))
        .hasMessageContaining("EC2 does not have all yet that the VIP");
  }

  @Test
  void whatEc2HasNotMadeYetCanBeShown() {
    for (String name : FILES) {
      ClusterSpec spec = Examples.good(Examples.text(name));
      WantedCib foretold = WantedCib.foretold(spec, new Provisioned(new LinkedHashMap<>()));
      assertThat(ids(foretold)).as(name).isEqualTo(ids(WantedCibs.of(spec)));
      assertThat(WantedCib.foretold(spec, WantedCibs.provisioned(spec)))
          .isEqualTo(WantedCibs.of(spec));
    }
  }

  private static List<String> ids(WantedCib cib) {
    return cib.resources().stream().flatMap(Element::all).map(Element::id).toList();
  }

  @Test
  void aServiceCalledAsAPartOfItsVipIsRefused() {
    String file =
        Examples.text("design")
            .replaceAll(
                "eni: create }", "eni: create, services: [{ name: vip-monitor, systemd: x }] }");
    assertThatThrownBy(() -> WantedCibs.of(Examples.good(file)))
        .hasMessageContaining("two of its parts would have the id vip-monitor");
  }
}
