package io.cicely.cli.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.spec.Access;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.Carrier.Allocation;
import io.cicely.cli.spec.Carrier.Chosen;
import io.cicely.cli.spec.Carrier.Tables;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.CorosyncSpec;
import io.cicely.cli.spec.FencingSpec;
import io.cicely.cli.spec.NodeSpec;
import io.cicely.cli.spec.Service;
import io.cicely.cli.spec.SshOptions;
import io.cicely.cli.spec.VipSpec;
import io.cicely.node.net.Ipv4;
import io.cicely.node.net.Ipv6;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class SpecReaderTest {
  static final List<String> GOOD = Examples.GOOD;

  @Test
  void theExampleOfTheDocumentationIsReadWithEveryDefault() {
    assertThat(Examples.good(Examples.text("design")))
        .isEqualTo(
            new ClusterSpec(
                "cicely",
                "eu-west-1",
                null,
                List.of(
                    new NodeSpec("adam", "i-0aaaaaaaaaaaaaaa1", null, null, SshOptions.NONE),
                    new NodeSpec("eva", "i-0aaaaaaaaaaaaaaa2", null, null, SshOptions.NONE)),
                new Access.Ssh(new SshOptions("admin", null, null, null), null),
                new CorosyncSpec(5_000),
                new FencingSpec(FencingSpec.Agent.CICELY, 3, "adam", 600, null, null),
                List.of(
                    new VipSpec(
                        "vip",
                        new Carrier.Eni(
                            Ipv4.parse("192.168.1.50"), new Chosen.Create<>(), List.of()),
                        null,
                        null,
                        null,
                        List.of())),
                false,
                new LinkedHashMap<>(),
                List.of()));
  }

  @Test
  void whatEachModeHasIsKept() {
    assertThat(Examples.good(Examples.text("secondary-ip")).vips().getLast().carrier())
        .isEqualTo(new Carrier.SecondaryIp(Ipv6.parse("2001:db8::50"), "ens6"));
    assertThat(Examples.good(Examples.text("route")).vips().getFirst().carrier())
        .isEqualTo(new Carrier.Route(Ipv4.parse("10.99.0.50"), new Tables.All(), null));
    List<VipSpec> elastic = Examples.good(Examples.text("elastic-ip")).vips();
    assertThat(elastic.getFirst().carrier())
        .isEqualTo(
            new Carrier.ElasticIp(
                new Allocation.ByAddress(Ipv4.parse("203.0.113.50")),
                Carrier.existing(
                    new LinkedHashMap<>(
                        Map.of(
                            "adam", Ipv4.parse("192.168.1.61"),
                            "eva", Ipv4.parse("192.168.1.62"))))));
    assertThat(elastic.get(1).carrier())
        .isEqualTo(
            new Carrier.ElasticIp(
                new Allocation.ById("eipalloc-0aaaaaaaaaaaaaaa1"), new Chosen.Create<>()));
  }

  @Test
  void servicesAndNodesOfTheirOwnSshAreKept() {
    ClusterSpec zones = Examples.good(Examples.text("zones"));
    assertThat(zones.vips().getFirst().services())
        .containsExactly(
            new Service.Systemd("web", "nginx"),
            new Service.Ocf(
                "db", "heartbeat", "pgsql", ordered("pgdata", "/srv/db", "port", "5432")));
    assertThat(zones.nodes().getFirst())
        .isEqualTo(
            new NodeSpec(
                "a.example.com",
                "i-0aaaaaaaaaaaaaaa1",
                Ipv4.parse("10.0.1.11"),
                "bastion-a",
                new SshOptions("ops", 2222, "~/.ssh/a", "gate")));
    assertThat(zones.tags()).isEqualTo(ordered("team", "payments", "cost centre", "007"));
    assertThat(zones.alerts().getFirst().recipients()).containsExactly("/var/log/alerts", "yes");
    assertThat(zones.fencing().survivor()).as("quorum decides among three").isNull();
    assertThat(zones.pcsd()).isTrue();
  }

  private static SequencedMap<String, String> ordered(
      String key, String value, String next, String other) {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    map.put(key, value);
    map.put(next, other);
    return map;
  }

  @ParameterizedTest
  @FieldSource("GOOD")
  void aGoodFileWrittenBackAndReadAgainIsTheSame(String name) {
    ClusterSpec spec = Examples.good(Examples.text(name));
    String written = SpecWriter.yaml(spec);
    assertThat(Examples.good(written)).isEqualTo(spec);
    assertThat(SpecWriter.yaml(Examples.good(written))).isEqualTo(written);
  }

  @ParameterizedTest
  @FieldSource("GOOD")
  void lineEndsAndAByteOrderMarkDoNotMatter(String name) {
    String text = Examples.text(name);
    assertThat(Examples.good("\ufeff" + text.replace("\n", "\r\n"))).isEqualTo(Examples.good(text));
  }

  /** Text that YAML would take for something else, if it were not quoted. */
  @Test
  void whateverTextAValueHasIsWrittenSoThatItIsReadAgain() {
    long seed = Long.getLong("cicely.seed", 20_261_123);
    Random random = new Random(seed);
    ClusterSpec spec = Examples.good(Examples.text("zones"));
    String letters =
        "yesnotrufalNO01289.:+-e_~#&*!|>'\"%@`{}[],?\\ \u00e9\u00a0\ud83d\ude00=<xoinf";
    List<Integer> points = letters.codePoints().boxed().toList();
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(7); length > 0; length--) {
        text.appendCodePoint(points.get(random.nextInt(points.size())));
      }
      SequencedMap<String, String> options = new LinkedHashMap<>();
      options.put("option", text.toString());
      ClusterSpec other = with(spec, options);
      assertThat(Examples.good(SpecWriter.yaml(other)))
          .as("%s, seed %d", text, seed)
          .isEqualTo(other);
    }
  }

  private static ClusterSpec with(ClusterSpec spec, SequencedMap<String, String> options) {
    var alert = spec.alerts().getFirst();
    return new ClusterSpec(
        spec.name(),
        spec.region(),
        spec.account(),
        spec.nodes(),
        spec.access(),
        spec.corosync(),
        spec.fencing(),
        spec.vips(),
        spec.pcsd(),
        spec.tags(),
        List.of(
            new io.cicely.cli.spec.AlertSpec(
                alert.name(), alert.path(), List.copyOf(options.values()), options)));
  }

  @Test
  void anAliasStandsForWhatItsAnchorIsAt() {
    String text =
        Examples.text("eni")
            .replace("name: web", "name: &name web")
            .replace("    eni: eni-0aaaaaaaaaaaaaaa1", "    eni: create\ntags: { team: *name }");
    assertThat(Examples.good(text).tags()).containsEntry("team", "web");
  }
}
