package io.cicely;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may import whom. A package that the table does not name is forbidden. */
class ArchitectureTest {
  private static final String ROOT = "io.cicely.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.cicely");

  /** A package, and which it may import; a name ending in ".*" stands for all below it. */
  private static final String MAY_IMPORT =
      """
      sim             :
      sim.world       :
      sim.policy      :
      sim.latency     : sim.world
      sim.fault       : sim.world
      sim.wire        :
      sim.action      : sim.world sim.wire sim.policy
      sim.server      : sim.*

      node            :
      node.failure    :
      node.time       :
      node.process    :
      node.journal    :
      node.ec2        :
      node.ec2.aws    : node.ec2
      node.net        :
      node.net.linux  : node.net node.process
      node.vip        : node.ec2 node.net
      node.act        : node.vip node.ec2 node.net node.journal
      node.ocf        : node.act node.vip node.ec2.* node.net.* node.journal node.process
      node.fence      : node.act node.vip node.ec2.* node.net.* node.journal node.process
      node.rehearsal  : node.ocf node.fence

      cli             :
      cli.spec        : node.vip node.net
      cli.spec.yaml   : cli.spec node.net
      cli.cluster     : cli.spec node.ec2 node.net node.vip
      cli.cluster.cib :
      cli.cluster.ec2 : cli.spec node.ec2 node.net
      cli.cluster.machine : cli.spec
      cli.render      : cli.spec node.net
      cli.render.cib  : cli.spec cli.cluster.cib cli.cluster.ec2 node.net
      cli.plan        : cli.plan.* cli.cluster cli.render cli.spec node.vip node.ec2
      cli.plan.step   :
      cli.plan.cib    : cli.plan.step cli.render.cib cli.cluster.cib cli.cluster.machine
      cli.plan.machine : cli.plan.step cli.render cli.cluster.machine cli.spec
      cli.plan.predict : cli.render cli.spec node.net
      cli.plan.ec2    : cli.plan.step cli.cluster.ec2 cli.spec node.net
      cli.host        : node.process
      cli.cloud       : cli.cluster.ec2 node.ec2
      cli.cloud.aws   : cli.cloud cli.cluster.ec2 node.ec2 node.ec2.aws
      cli.audit       : cli.host cli.cloud cli.cluster.ec2 node.ec2
      cli.pacemaker   : cli.host node.process
      cli.observe     : cli.cluster cli.pacemaker cli.cloud cli.host cli.spec
      cli.observe     : cli.cluster.machine
      cli.observe     : node.ec2 node.net node.journal node.process
      cli.observe.ec2 : cli.cluster.ec2 cli.cloud cli.spec node.ec2 node.net
      cli.install.ec2 : cli.plan.ec2 cli.plan.step cli.cluster.ec2 cli.cloud cli.spec
      cli.install.ec2 : node.ec2 node.net
      cli.install     : cli.install.* cli.plan.* cli.render.* cli.observe.* cli.pacemaker cli.cloud
      cli.install     : cli.plan cli.host cli.cluster.* cli.spec node.net node.process
      cli.install.machine : cli.plan.machine cli.plan.step cli.host cli.cluster cli.cluster.machine
      cli.install.machine : cli.observe cli.render node.process
      cli.install.cib : cli.plan.cib cli.plan.step cli.render.cib cli.host cli.cluster.cib
      cli.install.cib : node.process
      cli.operate     : cli.plan cli.render cli.observe cli.pacemaker cli.cloud cli.host
      cli.operate     : cli.cluster cli.spec cli.audit
      cli.doctor      : cli.observe cli.plan cli.render cli.cluster cli.spec node.ec2
      cli.drill       : cli.operate cli.observe cli.plan cli.cluster cli.host cli.spec
      cli.drill       : cli.drill.check cli.drill.history node.ec2 node.journal
      cli.drill.check : cli.drill.history
      cli.drill.history :
      cli.bench       : cli.drill cli.spec node.journal
      cli.bench.zone  : sim.server sim.latency sim.world node.ec2 node.vip node.net node.fence
      cli.bench.zone  : node.act
      cli.lab.*       : cli.lab.* sim.* cli.install cli.observe cli.drill cli.host cli.cloud
      cli.lab.*       : cli.drill.history cli.render cli.spec cli.spec.yaml node.net node.process
      cli.calibrate   : cli.lab.* sim.* cli.install cli.observe cli.drill cli.host cli.cloud
      cli.output      :
      cli.web         : cli.drill cli.observe cli.output cli.spec
      cli.command     : sim.* node.* cli.*
      """;

  private static final SequencedMap<String, Set<String>> TABLE = new TreeMap<>();

  static {
    for (String line : MAY_IMPORT.split("\n")) {
      if (!line.isBlank()) {
        List<String> words = List.of(line.replace(":", "").strip().split("\\s+"));
        TABLE
            .computeIfAbsent(words.getFirst(), _ -> new TreeSet<>())
            .addAll(words.subList(1, words.size()));
      }
    }
  }

  /** These every package of node and cli may import. */
  private static final Set<String> EVERYWHERE = Set.of("node.failure", "node.time");

  private static final String[] PURE = {
    "sim.world",
    "sim.policy",
    "node.ec2",
    "node.net",
    "node.vip",
    "cli.cluster",
    "cli.cluster.cib",
    "cli.cluster.ec2",
    "cli.cluster.machine",
    "cli.spec.yaml",
    "cli.render",
    "cli.render.cib",
    "cli.plan",
    "cli.plan.cib",
    "cli.plan.machine",
    "cli.plan.predict",
    "cli.plan.step",
    "cli.plan.ec2",
    "cli.lab.model",
    "cli.lab.fabric",
    "cli.drill.check"
  };

  @Test
  void everyPackageIsInTheTable() {
    Set<String> unlisted =
        CLASSES.stream().map(ArchitectureTest::packageOf).collect(Collectors.toSet());
    unlisted.removeIf(name -> row(name) != null);
    assertThat(unlisted).isEmpty();
  }

  @Test
  void packagesImportOnlyWhatTheTableAllows() {
    Set<String> forbidden = new TreeSet<>();
    for (JavaClass origin : CLASSES) {
      for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
        String from = packageOf(origin);
        String to = packageOf(dependency.getTargetClass().getBaseComponentType());
        if (to.startsWith("/") || from.equals(to) || allowed(from, to)) {
          continue;
        }
        forbidden.add(from + " imports " + to + ": " + dependency.getDescription());
      }
    }
    assertThat(forbidden).isEmpty();
  }

  @Test
  void noPackagesFormACycle() {
    slices().matching("io.cicely.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void purePackagesHaveNoFileSocketProcessClockOrRandomness() {
    noClasses()
        .that(resideInAnyPackage(packages(PURE)))
        .should()
        .dependOnClassesThat(
            nameMatching(
                "java\\.(nio\\.file\\.Files|io\\.(File|RandomAccess).*|net\\..*Socket.*"
                    + "|nio\\.channels\\..*|net\\.http\\..*|lang\\.Process.*|time\\.Clock"
                    + "|util\\.Random|util\\.random\\..*|security\\.SecureRandom"
                    + "|util\\.concurrent\\.ThreadLocalRandom)"))
        .check(CLASSES);
    forbid("read a clock", CLOCKS, packagesAre(PURE).negate());
  }

  @Test
  void processesAreStartedInOnePlaceForEachModule() {
    forbid(
        "start processes",
        call -> call.startsWith("java.lang.ProcessBuilder.") || call.endsWith("Runtime.exec"),
        packagesAre("node.process", "cli.host", "cli.lab.*"));
  }

  @Test
  void onlyOnePlaceSleeps() {
    forbid("sleep", "java.lang.Thread.sleep"::equals, packagesAre("node.time", "sim.server"));
  }

  @Test
  void onlyTheEdgesPrintAndExit() {
    noClasses()
        .that(DescribedPredicate.describe("are no edge", type -> !isEdge(type)))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(System.class, "exit", int.class)
        .orShould()
        .callMethod(Runtime.class, "halt", int.class)
        .check(CLASSES);
  }

  @Test
  void theAwsSdkStaysBehindItsPorts() {
    String[] allowed = {"sim.wire", "sim.action", "sim.server", "node.ec2.aws", "cli.cloud.aws"};
    noClasses()
        .that(DescribedPredicate.not(resideInAnyPackage(packages(allowed))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("software.amazon..")
        .check(CLASSES);
  }

  @Test
  void picocliStaysInTheCommands() {
    noClasses()
        .that(DescribedPredicate.not(resideInAnyPackage(packages("cli.command"))))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..")
        .check(CLASSES);
  }

  private static final Predicate<String> CLOCKS =
      Set.of(
              "java.lang.System.nanoTime",
              "java.lang.System.currentTimeMillis",
              "java.time.Instant.now",
              "java.time.LocalDateTime.now",
              "java.time.ZonedDateTime.now")
          ::contains;

  private static void forbid(
      String what, Predicate<String> call, Predicate<JavaClass> exceptWhere) {
    Set<String> found = new TreeSet<>();
    for (JavaClass type : CLASSES) {
      if (!exceptWhere.test(type)) {
        type.getCodeUnitCallsFromSelf().stream()
            .filter(
                made ->
                    call.test(made.getTargetOwner().getName() + "." + made.getTarget().getName()))
            .forEach(made -> found.add(made.getDescription()));
      }
    }
    assertThat(found).as("only the packages listed here may %s", what).isEmpty();
  }

  private static boolean isEdge(JavaClass type) {
    return type.getSimpleName().endsWith("Main")
        || packagesAre("cli.command", "node.ocf", "node.fence").test(type);
  }

  private static Predicate<JavaClass> packagesAre(String... names) {
    return type -> Arrays.stream(names).anyMatch(name -> covers(name, packageOf(type)));
  }

  private static String[] packages(String... names) {
    return Arrays.stream(names).map(name -> ROOT + name).toArray(String[]::new);
  }

  private static boolean allowed(String from, String to) {
    if (EVERYWHERE.contains(to) && !from.startsWith("sim")) {
      return true;
    }
    Set<String> row = row(from);
    return row != null && row.stream().anyMatch(name -> covers(name, to));
  }

  private static @Nullable Set<String> row(String name) {
    for (Map.Entry<String, Set<String>> row : TABLE.entrySet()) {
      if (covers(row.getKey(), name)) {
        return row.getValue();
      }
    }
    return null;
  }

  private static boolean covers(String entry, String name) {
    if (!entry.endsWith(".*")) {
      return entry.equals(name);
    }
    String top = entry.substring(0, entry.length() - 2);
    return name.equals(top) || name.startsWith(top + ".");
  }

  /** The package below io.cicely; for foreign classes their package with a leading slash. */
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(ROOT) ? name.substring(ROOT.length()) : "/" + name;
  }
}
