package io.cicely.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cicely.cli.bench.Figure;
import io.cicely.cli.cluster.Cluster;
import io.cicely.cli.cluster.Clusters;
import io.cicely.cli.cluster.Node;
import io.cicely.cli.cluster.Place;
import io.cicely.cli.cluster.Seen;
import io.cicely.cli.cluster.Vip;
import io.cicely.cli.host.ScriptedHost;
import io.cicely.cli.observe.FakeEc2;
import io.cicely.cli.observe.Observer;
import io.cicely.cli.observe.Reach;
import io.cicely.cli.observe.ScriptedNode;
import io.cicely.cli.operate.Moved;
import io.cicely.cli.output.Json;
import io.cicely.cli.pacemaker.Sample;
import io.cicely.cli.spec.Mode;
import io.cicely.cli.spec.Way;
import io.cicely.cli.spec.yaml.Examples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;

/** All JSON that commands print fits the schema that {@code cicely schema NAME} prints. */
class JsonOutputTest {
  static final List<String> GOOD = Examples.GOOD;

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private String run(int code, String... arguments) {
    out.getBuffer().setLength(0);
    CommandLine line = Cicely.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    assertThat(line.execute(arguments)).as(err.toString()).isEqualTo(code);
    return out.toString();
  }

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("web.yaml"), text).toString();
  }

  @ParameterizedTest
  @EnumSource
  void everySchemaIsPrintedAndIsOneOf202012(JsonDocument document) {
    Schemas.assertIsASchema(document);
    JsonNode printed = Schemas.parsed(run(0, "schema", document.toString()));
    assertThat(printed.path("$schema").asText()).contains("2020-12");
    assertThat(printed.path("title").asText()).isNotBlank();
    assertThat(openObjects(printed)).isEmpty();
  }

  /** Where a schema lists properties and lets others pass. */
  private static List<String> openObjects(JsonNode schema) {
    List<String> open = new ArrayList<>();
    if (schema.path("type").asText().equals("object") && !schema.has("additionalProperties")) {
      open.add(schema.toString());
    }
    schema.forEach(below -> open.addAll(openObjects(below)));
    return open;
  }

  @Test
  void theSchemaWithoutANameIsTheClusters() {
    assertThat(run(0, "schema")).isEqualTo(run(0, "schema", "cluster"));
    run(64, "schema", "moon");
    assertThat(err.toString()).contains("no schema of the name moon", "zone-loss (the report of");
  }

  @Test
  void everyCommandThatPrintsJsonHasASchemaUnderItsName() {
    Set<String> printing = new TreeSet<>();
    collect(Cicely.commandLine(), printing);
    assertThat(printing).contains("status", "move", "validate", "iam");
    for (String name : printing) {
      assertThat(JsonDocument.named(name))
          .as("a JsonDocument, with its schema, of what 'cicely %s -o json' prints", name)
          .isPresent();
    }
  }

  /** Such as {@code lab-status}. */
  private static void collect(CommandLine command, Set<String> printing) {
    if (command.getCommandSpec().findOption("--output") != null) {
      String name = command.getCommandSpec().qualifiedName("-");
      printing.add(name.substring(name.indexOf('-') + 1));
    }
    command.getSubcommands().values().forEach(child -> collect(child, printing));
  }

  @ParameterizedTest
  @FieldSource("GOOD")
  void validateShowsAGoodFile(String name) throws IOException {
    String shown = run(0, "validate", "-o", "json", "-f", file(Examples.text(name)));
    Schemas.assertFits(JsonDocument.VALIDATE, shown);
    // Of the file itself SchemaTest knows what may be absent.
    assertThat(Schemas.refusesWhateverIsChanged(JsonDocument.VALIDATE, shown))
        .allMatch(optional -> optional.startsWith("/cluster/"));
  }

  @Test
  void validateShowsTheProblemsOfABadFile() throws IOException {
    String text = Examples.text("eni").replace("eu-west-1", "Ireland").replace("name:", "nam:");
    String shown = run(65, "validate", "-o", "json", "-f", file(text));
    Schemas.assertFits(JsonDocument.VALIDATE, shown);
    assertThat(Schemas.refusesWhateverIsChanged(JsonDocument.VALIDATE, shown)).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("GOOD")
  void iamPrintsADocument(String name) throws IOException {
    String shown = run(0, "iam", "-o", "json", "-f", file(Examples.text(name)));
    Schemas.assertFits(JsonDocument.IAM, shown);
    assertThat(Schemas.refusesWhateverIsChanged(JsonDocument.IAM, shown))
        .allMatch(optional -> optional.matches("/Statement/\\d+/Condition(/StringEquals/.+)?"));
  }

  @Test
  void statusShowsWhatWasSeenOfACluster() {
    ScriptedHost adam = new ScriptedHost("adam");
    ScriptedHost eva = new ScriptedHost("eva");
    FakeEc2 ec2 = new FakeEc2().attached("i-0aaaaaaaaaaaaaaa1");
    for (String crmMon : List.of("crm_mon-2.1.xml", "crm_mon-3.0.0.xml", "crm_mon-3.0.2.xml")) {
      ScriptedNode.look(adam, Sample.text(crmMon), FakeEc2.ADDRESS);
      ScriptedNode.look(eva, Sample.text(crmMon));
      Reach reach = new Reach(List.of(adam, eva), new Seen.Known<>(ec2), Map.of());
      assertStatusFits(new Observer(reach).look());
    }
  }

  @Test
  void statusShowsEveryPlaceInEveryMode() {
    LinkedHashMap<String, String> byNode = new LinkedHashMap<>(Map.of("", "192.168.1.61"));
    List<Way> ways =
        List.of(
            new Way.Eni("eni-1"),
            new Way.SecondaryIp(),
            new Way.Route(List.of("rtb-1")),
            new Way.ElasticIp(byNode),
            new Way.Unknown("carrier-pigeon"));
    for (Way way : ways) {
      for (Place place : places()) {
        Vip vip = Clusters.vip(way, place, Clusters.ADAM, place);
        assertStatusFits(Clusters.of(vip, Clusters.online("adam"), doubtful()));
      }
    }
    assertStatusFits(Clusters.good());
  }

  private static List<Place> places() {
    return List.of(
        Clusters.ADAM,
        new Place.OnSeveral(List.of("adam", "eva")),
        new Place.Nowhere("in no kernel"),
        new Place.InMotion("stopping on adam"),
        new Place.Unknown("denied"));
  }

  private static Node doubtful() {
    return new Node(
        "eva",
        false,
        false,
        false,
        false,
        true,
        false,
        new Seen.Unknown<>("No route to host"),
        new Node.Fencing.NotReady("fence_eva is stopped"),
        "reboot FAILED at 2026-11-22 21:40:03Z: denied");
  }

  private static void assertStatusFits(Cluster cluster) {
    String shown = Json.of(new StatusView(cluster).data());
    Schemas.assertFits(JsonDocument.STATUS, shown);
    assertThat(Schemas.refusesWhateverIsChanged(JsonDocument.STATUS, shown))
        .allMatch(optional -> optional.matches("/vips/0/privateAddresses/.*"));
  }

  @Test
  void moveShowsHowItEnded() {
    for (Moved moved :
        List.of(
            new Moved.Arrived("192.168.1.50", "adam", "eva", Duration.ofMillis(700)),
            new Moved.Arrived("192.168.1.50", "", "eva", Duration.ofMillis(700)),
            new Moved.AlreadyThere("192.168.1.50", "eva"))) {
      String shown = Json.of(new MovedView(moved).data());
      Schemas.assertFits(JsonDocument.MOVE, shown);
      assertThat(Schemas.refusesWhateverIsChanged(JsonDocument.MOVE, shown)).isEmpty();
    }
  }

  @Test
  void benchReportsEveryValue() {
    List<Figure> figures =
        Arrays.stream(Mode.values()).map(mode -> figure(mode, "crash, outage")).toList();
    String report = Json.of(BenchCommand.document(1_000, figures));
    Schemas.assertFits(JsonDocument.BENCH, report);
    assertThat(Schemas.parsed(report).path("promises")).isNotEmpty();
    assertThat(Schemas.refusesWhateverIsChanged(JsonDocument.BENCH, report)).isEmpty();
  }

  private static Figure figure(Mode mode, String what) {
    return new Figure(mode, "cicely", "none", what, "ms", List.of(3_000L, 4_000L));
  }

  @Test
  void theLossOfAZoneIsReported() throws IOException {
    Path file = directory.resolve("zone-loss.json");
    run(0, "bench", "--zone-loss", "--clusters", "3", "--report", file.toString());
    String report = Files.readString(file);
    Schemas.assertFits(JsonDocument.ZONE_LOSS, report);
    assertThat(Schemas.refusesWhateverIsChanged(JsonDocument.ZONE_LOSS, report))
        .allMatch(optional -> optional.matches("/outcomes/\\d+/(calls|throttled)/[A-Za-z]+"));
  }
}
