package io.cicely.cli.install.cib;

import io.cicely.cli.cluster.cib.CibText;
import io.cicely.cli.cluster.cib.Element;
import io.cicely.cli.host.Host;
import io.cicely.cli.plan.cib.CibChange;
import io.cicely.cli.plan.cib.CibEdit;
import io.cicely.cli.plan.step.Impact;
import io.cicely.cli.plan.step.Step;
import io.cicely.cli.render.cib.WantedCib;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.process.Command;
import io.cicely.node.process.Result;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Carries out the changes of the CIB by one node's tools. */
public final class CibInstall {
  private static final Duration SETTLED = Duration.ofMinutes(4);
  private static final String INVALID = "crm_verify says: ";

  /** Exit code of {@link #SCRIPT} when crm_verify refused (EX_DATAERR). */
  private static final int REFUSED = 65;

  /** Parts the live CIB from the wanted one on standard input. */
  private static final String SEAM = "<!-- wanted -->\n";

  /**
   * Reads both CIBs and verifies the wanted one; then {@code foresee} prints what Pacemaker would
   * do with each, {@code send} sends what differs. The patch names what it changes by id, so that
   * what someone else changes meanwhile is kept.
   */
  private static final String SCRIPT =
      """
      umask 077
      dir=$(mktemp -d) || exit
      trap 'rm -rf -- "$dir"' EXIT
      cat >"$dir/both"
      sed '/^<!-- wanted -->$/,$d' "$dir/both" >"$dir/live.xml"
      sed '1,/^<!-- wanted -->$/d' "$dir/both" >"$dir/wanted.xml"
      crm_verify --verbose --xml-file "$dir/wanted.xml" || exit 65
      if [ "$1" = foresee ]; then
        for each in live wanted; do
          echo "$each"
          crm_simulate --simulate --xml-file "$dir/$each.xml" || exit
        done
        exit
      fi
      crm_diff --original "$dir/live.xml" --new "$dir/wanted.xml" --no-version >"$dir/patch"
      [ -s "$dir/patch" ] || exit
      cibadmin --patch --xml-pipe <"$dir/patch"
      """;

  private final Host host;
  private final Consumer<Step<CibChange>> progress;

  /**
   * @param host a node whose Pacemaker runs
   * @param progress told each step before it is sent; all are sent together
   */
  public CibInstall(Host host, Consumer<Step<CibChange>> progress) {
    this.host = host;
    this.progress = progress;
  }

  /** The live CIB, whole. */
  public Element live() {
    return CibText.parse(host.run(Command.of("cibadmin", "--query")).orFail().out());
  }

  /**
   * What Pacemaker would do at once because of the steps, as crm_simulate words it, such as {@code
   * Restart vip ( adam )}. Changes nothing.
   *
   * @throws Failure {@link Code#PARAMETER_INVALID} if crm_verify refuses the CIB
   */
  public List<String> foreseen(List<Step<CibChange>> steps) {
    Element live = live();
    return foreseen(live, CibEdit.apply(live, changes(steps)));
  }

  /**
   * Makes all the steps. Resources that are removed are stopped first. Returns once Pacemaker has
   * nothing left to do.
   *
   * @throws Failure {@link Code#UNSAFE_NOW} if Pacemaker would touch a running VIP though no step
   *     says so; {@link Code#PARAMETER_INVALID} if crm_verify refuses the CIB
   */
  public void carryOut(List<Step<CibChange>> steps) {
    if (steps.isEmpty()) {
      return;
    }
    Element live = live();
    List<CibChange> changes = changes(steps);
    refusePending(CibEdit.apply(live, changes));
    refuseSurprise(steps, foreseen(live, CibEdit.apply(live, changes)));
    steps.forEach(progress);
    Element stopping = CibEdit.stopping(live, changes);
    if (!stopping.equals(live)) {
      send(live, stopping);
      settle();
      live = live();
    }
    send(live, CibEdit.apply(live, changes));
    settle();
  }

  private static void refusePending(Element wanted) {
    boolean pending = wanted.all().anyMatch(each -> each.text("value").contains(WantedCib.PENDING));
    if (pending) {
      throw new Failure(
          Code.PARAMETER_INVALID,
          "Cannot change the CIB",
          "the plan was made before EC2 had all that the VIPs need",
          "Apply the EC2 part, and plan the cluster anew");
    }
  }

  private static List<CibChange> changes(List<Step<CibChange>> steps) {
    return steps.stream().map(Step::change).toList();
  }

  private List<String> foreseen(Element live, Element wanted) {
    List<String> lines = run("foresee", live, wanted).lines().toList();
    int seam = lines.indexOf("wanted");
    List<String> anyway = Foresight.actions(lines.subList(0, Math.max(0, seam)));
    return Foresight.actions(lines.subList(Math.max(0, seam), lines.size())).stream()
        .filter(line -> !anyway.contains(line))
        .toList();
  }

  /** The plan has promised not to: whoever agreed to it has not agreed to this. */
  private void refuseSurprise(List<Step<CibChange>> steps, List<String> foreseen) {
    if (steps.stream().anyMatch(step -> step.impact().compareTo(Impact.MOVES_VIP) >= 0)) {
      return;
    }
    Set<String> vips =
        live()
            .all()
            .filter(each -> each.name().equals("primitive") && each.text("type").equals("vip"))
            .map(Element::id)
            .collect(Collectors.toSet());
    List<String> surprises =
        foreseen.stream().filter(line -> Foresight.disturbs(line, vips)).toList();
    if (!surprises.isEmpty()) {
      throw new Failure(
          Code.UNSAFE_NOW,
          "Cannot change the CIB without touching a VIP",
          "crm_simulate foresees: " + String.join("; ", surprises),
          "Make a new plan; if it says the same, move the VIP away first or wait for a quiet hour");
    }
  }

  private void send(Element live, Element wanted) {
    run("send", live, wanted);
  }

  private String run(String what, Element live, Element wanted) {
    Command command =
        Command.of("sh", "-c", SCRIPT, "sh", what)
            .reading(CibText.write(live) + SEAM + CibText.write(wanted));
    Result result = host.run(command);
    if (result.exitCode() == REFUSED) {
      throw new Failure(
          Code.PARAMETER_INVALID,
          "Cannot change the CIB",
          INVALID + (result.err() + result.out()).strip().replace("\n", "; "),
          "Nothing was sent. Look for what was added by hand and contradicts the file");
    }
    return succeeded(result, "change the CIB").out();
  }

  private void settle() {
    Command wait =
        Command.of("crm_resource", "--wait", "--timeout=" + SETTLED.toSeconds() + "s")
            .within(SETTLED.plusSeconds(10));
    succeeded(host.run(wait), "see Pacemaker come to rest");
  }

  /** The script is long, and says nothing to an operator. */
  private Result succeeded(Result result, String what) {
    if (!result.succeeded()) {
      throw new Failure(
          Code.COMMAND_FAILED,
          "Cannot " + what + " on " + host.name(),
          "it ended with " + result.exitCode() + ": " + result.err().strip(),
          "Look at `crm_mon -1` there, and apply again");
    }
    return result;
  }
}
