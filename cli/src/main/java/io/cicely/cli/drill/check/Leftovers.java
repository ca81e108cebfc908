package io.cicely.cli.drill.check;

import io.cicely.cli.drill.history.EndState;
import io.cicely.cli.drill.history.EndState.Attachment;
import io.cicely.cli.drill.history.EndState.Lead;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A clean end: the VIP where it should be, in the kernel and in EC2, and nothing of it elsewhere.
 */
public final class Leftovers {
  private Leftovers() {}

  /**
   * What is wrong, in words.
   *
   * @param address the VIP
   * @param owner the node that should have it
   */
  public static List<String> of(String address, String owner, EndState end) {
    List<String> wrong = new ArrayList<>(kernels(address, owner, end));
    end.agents()
        .forEach(
            (node, text) ->
                text.lines().forEach(line -> wrong.add("%s still runs %s".formatted(node, line))));
    wrong.addAll(ec2(address, owner, end));
    return List.copyOf(wrong);
  }

  /** Of an Elastic IP, kernels know the private address in its place, and each node has its own. */
  private static List<String> kernels(String address, String owner, EndState end) {
    Set<String> translated =
        end.leads().stream()
            .filter(lead -> lead.address().equals(address) && !lead.privateAddress().isEmpty())
            .map(Lead::privateAddress)
            .collect(Collectors.toSet());
    List<String> wrong = new ArrayList<>();
    end.kernels()
        .forEach(
            (node, text) -> {
              Set<String> wanted = translated.isEmpty() ? Set.of(address) : translated;
              List<String> lines =
                  text.lines()
                      .filter(line -> wanted.stream().anyMatch(each -> names(line, each)))
                      .toList();
              if (node.equals(owner) && lines.isEmpty()) {
                wrong.add("%s answers for %s but has it not configured".formatted(node, address));
              }
              if (!node.equals(owner) && !lines.isEmpty()) {
                wrong.add("%s still has %s".formatted(node, lines));
              }
            });
    return wrong;
  }

  private static List<String> ec2(String address, String owner, EndState end) {
    List<String> wrong = new ArrayList<>();
    List<Attachment> carrying =
        end.attachments().stream().filter(each -> each.addresses().contains(address)).toList();
    for (Attachment each : carrying) {
      if (isElsewhere(each, owner, end)) {
        wrong.add("EC2 has %s %s at %s".formatted(each.eni(), each.status(), each.instance()));
      }
    }
    List<Lead> leading =
        end.leads().stream().filter(each -> each.address().equals(address)).toList();
    for (Lead each : leading) {
      boolean led =
          end.attachments().stream()
              .anyMatch(eni -> eni.eni().equals(each.eni()) && !isElsewhere(eni, owner, end));
      if (!led) {
        wrong.add("EC2 leads %s by %s to %s".formatted(address, each.by(), each.eni()));
      }
    }
    if (carrying.isEmpty() && leading.isEmpty()) {
      wrong.add("EC2 has %s attached nowhere".formatted(address));
    }
    return wrong;
  }

  private static boolean isElsewhere(Attachment eni, String owner, EndState end) {
    return !eni.status().equals("attached") || !isNode(owner, eni.instance(), end);
  }

  /** Whether that instance is the node: the node has the instance's primary address. */
  private static boolean isNode(String node, String instance, EndState end) {
    String kernel = end.kernels().getOrDefault(node, "");
    return end.attachments().stream()
        .filter(each -> each.instance().equals(instance) && each.deviceIndex() == 0)
        .map(each -> each.addresses().getFirst())
        .anyMatch(primary -> kernel.lines().anyMatch(line -> names(line, primary)));
  }

  /** The address as a whole word: 192.168.1.5 is not part of 192.168.1.50. */
  private static boolean names(String line, String address) {
    for (String word : line.split("[\\s/]+")) {
      if (word.equals(address)) {
        return true;
      }
    }
    return false;
  }
}
