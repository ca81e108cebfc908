package io.cicely.cli.command;

import io.cicely.cli.output.Table;
import io.cicely.cli.spec.Carrier;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.VipSpec;
import io.cicely.cli.spec.yaml.Problem;
import io.cicely.cli.spec.yaml.Reading;
import io.cicely.cli.spec.yaml.SpecWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code cicely validate}. */
@Command(
    name = "validate",
    description = {
      "Checks a cluster's file, without asking any node or EC2.",
      "Exits with 0 if it is good, with 65 and all that is wrong if not, each with line, column",
      "and remedy. -o json shows the cluster with every default said."
    },
    footer = {
      "  cicely validate                       @|faint ./cluster.yaml|@",
      "  cicely validate -f web.yaml",
      "  cicely validate -o json | jq .problems"
    })
final class ValidateCommand implements Callable<Integer> {
  @Mixin private SpecOptions file;
  @Mixin private OutputOptions output;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return switch (file.read()) {
      case Reading.Good(ClusterSpec cluster) -> {
        output.print(spec.commandLine().getOut(), () -> text(cluster), () -> data(cluster));
        yield ExitCode.OK.number();
      }
      case Reading.Bad(List<Problem> problems) -> {
        output.print(spec.commandLine().getOut(), () -> "", () -> data(problems));
        file.print(problems, spec.commandLine().getErr());
        yield ExitCode.BAD_FILE.number();
      }
    };
  }

  private String text(ClusterSpec cluster) {
    Table vips = new Table("VIP", "ADDRESS", "MODE", "SERVICES");
    for (VipSpec vip : cluster.vips()) {
      vips.row(
          vip.name(),
          address(vip.carrier()),
          vip.carrier().mode().toString(),
          Integer.toString(vip.services().size()));
    }
    String head =
        "%s is good: cluster %s in %s, %d nodes, token %d ms, fencing by %s.%n%n"
            .formatted(
                file.name(),
                cluster.name(),
                cluster.region(),
                cluster.nodes().size(),
                cluster.corosync().tokenMs(),
                cluster.fencing().agent());
    return head + vips;
  }

  private static String address(Carrier carrier) {
    return switch (carrier) {
      case Carrier.Eni eni -> eni.address().toString();
      case Carrier.SecondaryIp secondary -> secondary.address().toString();
      case Carrier.Route route -> route.address().toString();
      case Carrier.ElasticIp elastic ->
          switch (elastic.allocation()) {
            case Carrier.Allocation.ByAddress(var address) -> address.toString();
            case Carrier.Allocation.ById(String id) -> id;
            case Carrier.Allocation.Create() -> "to be allocated";
          };
    };
  }

  private Object data(ClusterSpec cluster) {
    Map<String, Object> data = head(true);
    data.put("cluster", SpecWriter.data(cluster));
    return data;
  }

  private Object data(List<Problem> problems) {
    Map<String, Object> data = head(false);
    data.put("problems", problems);
    return data;
  }

  private Map<String, Object> head(boolean valid) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("apiVersion", ClusterSpec.API_VERSION);
    data.put("file", file.name());
    data.put("valid", valid);
    return data;
  }
}
