package io.cicely.cli.drill.check;

import io.cicely.cli.drill.history.EndState;
import io.cicely.cli.drill.history.EndState.Attachment;
import java.util.ArrayList;
import java.util.List;

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
    List<String> wrong = new ArrayList<>();
    end.kernels()
        .forEach(
            (node, text) -> {
              List<String> lines = text.lines().filter(line -> names(line, address)).toList();
              if (node.equals(owner) && lines.isEmpty()) {
                wrong.add("%s answers for %s but has it not configured".formatted(node, address));
              }
              if (!node.equals(owner) && !lines.isEmpty()) {
                wrong.add("%s still has %s".formatted(node, lines));
              }
            });
    end.agents()
        .forEach(
            (node, text) ->
                text.lines().forEach(line -> wrong.add("%s still runs %s".formatted(node, line))));
    wrong.addAll(attachments(address, owner, end));
    return List.copyOf(wrong);
  }

  private static List<String> attachments(String address, String owner, EndState end) {
    List<String> wrong = new ArrayList<>();
    List<Attachment> ofTheVip =
        end.attachments().stream().filter(each -> each.addresses().contains(address)).toList();
    for (Attachment each : ofTheVip) {
      if (!each.status().equals("attached") || !isNode(owner, each.instance(), end)) {
        wrong.add("EC2 has %s %s at %s".formatted(each.eni(), each.status(), each.instance()));
      }
    }
    if (ofTheVip.isEmpty()) {
      wrong.add("EC2 has %s attached nowhere".formatted(address));
    }
    return wrong;
  }

  /** Whether that instance is the node: the node has the address of the instance's first ENI. */
  private static boolean isNode(String node, String instance, EndState end) {
    String kernel = end.kernels().getOrDefault(node, "");
    return end.attachments().stream()
        .filter(each -> each.instance().equals(instance) && each.deviceIndex() == 0)
        .flatMap(each -> each.addresses().stream())
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
