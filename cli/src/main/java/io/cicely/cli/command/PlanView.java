package io.cicely.cli.command;

import io.cicely.cli.plan.Plan;
import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Kind;
import io.cicely.cli.plan.step.Step;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan as text, and as data. */
final class PlanView {
  private final Plan plan;

  PlanView(Plan plan) {
    this.plan = plan;
  }

  String text() {
    if (plan.isEmpty()) {
      return "Cluster %s is as its file says: no changes.%n%s".formatted(plan.cluster(), notes());
    }
    StringBuilder text = new StringBuilder();
    String where = "";
    for (Step<?> step : plan.steps()) {
      if (!step.where().equals(where)) {
        where = step.where();
        text.append("%n%s%n".formatted(where));
      }
      text.append(line(step));
      step.details().forEach(detail -> text.append("      ").append(detail).append('\n'));
    }
    int count = plan.steps().size();
    return "Cluster %s: %s. %s%n%s%n%s"
        .formatted(
            plan.cluster(),
            count == 1 ? "1 change" : count + " changes",
            summary(plan.impact()),
            text,
            notes());
  }

  private String notes() {
    StringBuilder text = new StringBuilder();
    plan.notes().forEach(note -> text.append(note).append('\n'));
    return text.toString();
  }

  /** One step. */
  static String line(Step<?> step) {
    String impact = step.impact() == Impact.NONE ? "" : "   (" + words(step.impact()) + ")";
    return "  %s %s%s%n".formatted(sign(step.kind()), step.what(), impact);
  }

  private static String sign(Kind kind) {
    return switch (kind) {
      case CREATE -> "+";
      case UPDATE -> "~";
      case DELETE -> "-";
    };
  }

  private static String words(Impact impact) {
    return switch (impact) {
      case NONE -> "no one notices";
      case RELOADS_COROSYNC -> "reloads Corosync";
      case RESTARTS_RESOURCE -> "restarts resource";
      case MOVES_VIP -> "moves VIP";
      case RESTARTS_CLUSTER -> "needs cluster restart";
    };
  }

  private static String summary(Impact impact) {
    return switch (impact) {
      case NONE -> "Nothing that runs is touched.";
      case RELOADS_COROSYNC -> "Corosync reads its configuration anew; nothing stops.";
      case RESTARTS_RESOURCE -> "A resource is restarted; the VIPs stay.";
      case MOVES_VIP -> "A VIP moves or is restarted.";
      case RESTARTS_CLUSTER -> "The cluster is stopped and started, and with it the VIPs.";
    };
  }

  Object data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("apiVersion", "cicely/v1");
    data.put("cluster", plan.cluster());
    data.put("changes", plan.steps().size());
    data.put("impact", name(plan.impact()));
    data.put("steps", plan.steps().stream().map(PlanView::data).toList());
    data.put("notes", plan.notes());
    return data;
  }

  private static Map<String, Object> data(Step<?> step) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("where", step.where());
    data.put("kind", name(step.kind()));
    data.put("what", step.what());
    data.put("impact", name(step.impact()));
    data.put("details", List.copyOf(step.details()));
    return data;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
