package io.cicely.cli.plan.cib;

import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Kind;
import io.cicely.cli.plan.step.Step;
import io.cicely.cli.render.cib.WantedCib;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Plans the changes of a live CIB. */
public final class CibPlan {
  private static final String CLUSTER = "cluster";

  private final List<Step<CibChange>> steps = new ArrayList<>();
  private final Set<String> alive;
  private Element cib;

  private CibPlan(Element live) {
    this.cib = live;
    this.alive = resources(live);
  }

  /**
   * The steps from the live CIB to the wanted one, in the order in which they are to be made. None
   * if it is there already.
   *
   * @param live the whole CIB; {@link CibEdit#empty()} where there is none yet
   */
  public static List<Step<CibChange>> of(WantedCib wanted, Element live) {
    CibPlan plan = new CibPlan(live);
    wanted.properties().forEach((name, value) -> plan.property(name, value));
    if (!wanted.properties().containsKey(WantedCib.CROWD_LIMIT)) {
      plan.unsetCrowdLimit();
    }
    wanted
        .defaults()
        .forEach(
            (name, value) ->
                plan.step(
                    new CibChange.SetDefault(name, value),
                    Impact.NONE,
                    "default of all resources " + name + "=" + value));
    wanted.resources().forEach(plan::resource);
    wanted.constraints().forEach(plan::constraint);
    wanted.alerts().forEach(plan::alert);
    plan.removeAllBut(wanted);
    return List.copyOf(plan.steps);
  }

  /**
   * The steps that remove all that is ours, and nothing else: resources and alerts that say so of
   * themselves ({@link WantedCib#OWNED}) and what names them. Cluster properties and defaults stay,
   * since other resources may rely on them. So do the fence devices as long as there are other
   * resources and no other device: without any, Pacemaker starts nothing.
   */
  public static List<Step<CibChange>> destroying(Element live) {
    CibPlan plan = new CibPlan(live);
    List<Element> foreign =
        primitives(CibEdit.section(live, "resources"))
            .filter(each -> !Resources.isOwned(each))
            .toList();
    boolean fenced = foreign.stream().anyMatch(CibPlan::isFenceDevice);
    List<Element> kept =
        foreign.isEmpty() || fenced
            ? List.of()
            : primitives(CibEdit.section(live, "resources"))
                .filter(each -> Resources.isOwned(each) && isFenceDevice(each))
                .toList();
    plan.removeAllBut(
        new WantedCib(
            new LinkedHashMap<>(), new LinkedHashMap<>(), kept, avoiding(live, kept), List.of()));
    if (foreign.isEmpty()) {
      // crm_verify refuses a cluster that is to fence and has no device; here nothing is left to
      // protect.
      plan.property("stonith-enabled", "false");
    }
    return List.copyOf(plan.steps);
  }

  private static List<Element> avoiding(Element live, List<Element> devices) {
    Set<String> names = ids(devices);
    return CibEdit.section(live, "constraints").children().stream()
        .filter(each -> names.contains(each.text("rsc")))
        .toList();
  }

  private static boolean isFenceDevice(Element primitive) {
    return primitive.text("class").equals("stonith");
  }

  private void property(String name, String value) {
    step(
        new CibChange.SetProperty(name, value),
        Impact.NONE,
        "cluster property " + name + "=" + value);
  }

  /** Known for ours by its id: pcs and crmsh put the name of the set before it. */
  private void unsetCrowdLimit() {
    String name = WantedCib.CROWD_LIMIT;
    if (CibEdit.section(cib, "crm_config").find(name).isPresent()) {
      step(new CibChange.RemoveProperty(name), Impact.NONE, "cluster property " + name);
    }
  }

  private void resource(Element wanted) {
    Element after = CibEdit.apply(cib, new CibChange.PutResource(wanted));
    Impact impact =
        primitives(wanted)
            .map(member -> Effect.of(cib, after, member.id()))
            .max(Enum::compareTo)
            .orElse(Impact.NONE);
    step(new CibChange.PutResource(wanted), impact, Effect.name(wanted));
  }

  /** One on a resource that runs may move it: crm_simulate tells before it is sent. */
  private void constraint(Element wanted) {
    boolean places = !wanted.text("rsc").startsWith("fence-");
    boolean runs = alive.contains(wanted.text("rsc"));
    step(
        new CibChange.PutConstraint(wanted),
        places && runs ? Impact.MOVES_VIP : Impact.NONE,
        "constraint " + wanted.id());
  }

  private void alert(Element wanted) {
    step(new CibChange.PutAlert(wanted), Impact.NONE, "alert " + wanted.id());
  }

  private void removeAllBut(WantedCib wanted) {
    Set<String> constraints = ids(wanted.constraints());
    for (Element each : CibEdit.section(cib, "constraints").children()) {
      if (isOurConstraint(each) && !constraints.contains(each.id())) {
        step(new CibChange.RemoveConstraint(each.id()), Impact.NONE, "constraint " + each.id());
      }
    }
    Set<String> resources = new HashSet<>();
    wanted.resources().forEach(each -> primitives(each).forEach(it -> resources.add(it.id())));
    for (Element each : primitives(CibEdit.section(cib, "resources")).toList().reversed()) {
      if (Resources.isOwned(each) && !resources.contains(each.id())) {
        step(new CibChange.RemoveResource(each.id()), Effect.ofRemoval(each), Effect.name(each));
      }
    }
    Set<String> alerts = ids(wanted.alerts());
    for (Element each : CibEdit.section(cib, "alerts").children()) {
      if (Resources.isOwned(each) && !alerts.contains(each.id())) {
        step(new CibChange.RemoveAlert(each.id()), Impact.NONE, "alert " + each.id());
      }
    }
  }

  /** Its id says what it does, as ours do, and it is about a resource of ours. */
  private boolean isOurConstraint(Element constraint) {
    String resource = constraint.text("rsc");
    String primitive = bare(resource);
    String id = constraint.id();
    boolean named =
        switch (constraint.name()) {
          case "rsc_location" ->
              id.equals(resource + "-avoids-" + constraint.text("node"))
                  || id.equals(primitive + "-prefers-" + constraint.text("node"));
          case "rsc_colocation" ->
              id.equals(primitive + "-with-" + bare(constraint.text("with-rsc")));
          case String _ -> false;
        };
    return named
        && Stream.of(resource, primitive)
            .flatMap(it -> CibEdit.section(cib, "resources").find(it).stream())
            .anyMatch(Resources::isOwned);
  }

  private static String bare(String resource) {
    return resource.endsWith("-group")
        ? resource.substring(0, resource.length() - "-group".length())
        : resource;
  }

  /** Planned only if it changes something. */
  private void step(CibChange change, Impact impact, String what) {
    Element after = CibEdit.apply(cib, change);
    if (after.equals(cib)) {
      return;
    }
    steps.add(new Step<>(change, kind(change), impact, CLUSTER, what, Differences.of(cib, after)));
    cib = after;
  }

  private Kind kind(CibChange change) {
    return switch (change) {
      case CibChange.SetProperty(String name, String _) -> kind("crm_config", name);
      case CibChange.SetDefault(String name, String _) -> kind("rsc_defaults", name);
      case CibChange.PutResource(Element wanted) -> kindOf("resources", wanted.id());
      case CibChange.PutConstraint(Element wanted) -> kindOf("constraints", wanted.id());
      case CibChange.PutAlert(Element wanted) -> kindOf("alerts", wanted.id());
      case CibChange.RemoveProperty _,
          CibChange.RemoveResource _,
          CibChange.RemoveConstraint _,
          CibChange.RemoveAlert _ ->
          Kind.DELETE;
    };
  }

  private Kind kind(String section, String pair) {
    boolean there =
        CibEdit.section(cib, section).all().anyMatch(each -> each.text("name").equals(pair));
    return there ? Kind.UPDATE : Kind.CREATE;
  }

  private Kind kindOf(String section, String id) {
    return CibEdit.section(cib, section).find(id).isPresent() ? Kind.UPDATE : Kind.CREATE;
  }

  private static Set<String> resources(Element live) {
    Set<String> ids = new HashSet<>();
    CibEdit.section(live, "resources").all().forEach(each -> ids.add(each.id()));
    return ids;
  }

  private static Set<String> ids(List<Element> elements) {
    Set<String> ids = new HashSet<>();
    elements.forEach(each -> ids.add(each.id()));
    return ids;
  }

  private static Stream<Element> primitives(Element element) {
    return element.all().filter(each -> each.name().equals("primitive"));
  }
}
