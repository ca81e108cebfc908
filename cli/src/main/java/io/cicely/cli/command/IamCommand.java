package io.cicely.cli.command;

import io.cicely.cli.output.Json;
import io.cicely.cli.render.IamPolicy;
import io.cicely.cli.render.Statement;
import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.yaml.Problem;
import io.cicely.cli.spec.yaml.Reading;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code cicely iam}. */
@Command(
    name = "iam",
    description = {
      "Prints the least IAM policies that a cluster's file needs.",
      "One for the role of the nodes' instances, one for each role_arn. Asks no one. -o json is",
      "the document that IAM takes."
    },
    footer = {
      "  cicely iam                      @|faint every statement with its reason|@",
      "  cicely iam -o json >policy.json",
      "  aws iam put-role-policy --role-name nodes --policy-name cicely \\",
      "      --policy-document file://policy.json",
      "  cicely iam -o json --role arn:aws:iam::123456789012:role/network"
    })
final class IamCommand implements Callable<Integer> {
  @Mixin private SpecOptions file;
  @Mixin private OutputOptions output;

  @Option(
      names = "--role",
      paramLabel = "ARN",
      description = {
        "the policy of this role_arn alone",
        "(default: all policies; with -o json that of the nodes' role)"
      })
  private @Nullable String role;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    return switch (file.read()) {
      case Reading.Good(ClusterSpec cluster) -> {
        List<IamPolicy> policies = IamPolicy.of(cluster);
        IamPolicy wanted = wanted(policies);
        List<IamPolicy> shown = role == null ? policies : List.of(wanted);
        output.print(
            spec.commandLine().getOut(),
            () -> shown.stream().map(each -> text(cluster, each)).collect(Collectors.joining("\n")),
            wanted::document);
        yield ExitCode.OK.number();
      }
      case Reading.Bad(List<Problem> problems) -> {
        file.print(problems, spec.commandLine().getErr());
        yield ExitCode.BAD_FILE.number();
      }
    };
  }

  private IamPolicy wanted(List<IamPolicy> policies) {
    return policies.stream()
        .filter(each -> Objects.equals(each.role(), role))
        .findFirst()
        .orElseThrow(
            () ->
                new Failure(
                    Code.PARAMETER_INVALID,
                    "Cannot print the policy of " + role,
                    file.name() + " has no such role_arn",
                    "Name one of the file, or none for the nodes' role"));
  }

  private static String text(ClusterSpec cluster, IamPolicy policy) {
    StringBuilder text = new StringBuilder();
    text.append(policy.role() == null ? "The role of the nodes' instances" : policy.role());
    int size = Json.of(policy.document()).replaceAll("\\s", "").length();
    text.append(" (%,d characters; IAM allows 10,240 in the policies of a role)%n".formatted(size));
    policy.statements().forEach(statement -> text.append(text(statement)));
    boolean byTag =
        policy.statements().stream().anyMatch(each -> each.resources().toString().contains("/*]"));
    if (byTag && text.indexOf("aws:ResourceTag/") > 0) {
      text.append(
          "%nWhat it reaches by tag has to bear it: %s=%s. A node's interfaces:%n"
              .formatted(ClusterSpec.OWNER_TAG, cluster.name()));
      text.append(
          "  aws ec2 create-tags --tags Key=%s,Value=%s --resources eni-...%n"
              .formatted(ClusterSpec.OWNER_TAG, cluster.name()));
    }
    return text.toString();
  }

  private static String text(Statement statement) {
    StringBuilder text = new StringBuilder();
    text.append("%n%s: %s%n".formatted(statement.id(), statement.why()));
    statement.actions().forEach(action -> text.append("  ").append(action).append('\n'));
    statement.resources().forEach(resource -> text.append("  on ").append(resource).append('\n'));
    statement
        .keys()
        .forEach(
            (key, values) ->
                text.append("  where %s is %s%n".formatted(key, String.join(" or ", values))));
    return text.toString();
  }
}
