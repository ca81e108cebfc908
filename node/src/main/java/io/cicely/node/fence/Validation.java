package io.cicely.node.fence;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.CallerIdentity;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.failure.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tries all that the ordered fencing would need, without doing it, and goes on after what is
 * missing: an operator wants to hear everything at once.
 */
final class Validation {
  private final Session session;
  private final Order order;
  private final List<String> wanting = new ArrayList<>();
  private final Map<String, Attachment> attachments = new HashMap<>();
  private String arnBeginning = "";
  private String where = "";

  Validation(Session session, Order order) {
    this.session = session;
    this.order = order;
  }

  /** All that fencing is wanting, a line each; a permission with IAM's action and the resource. */
  List<String> wanting() {
    switch (session.persistence().settle(() -> session.ec2().callerIdentity())) {
      case Answer.Given<CallerIdentity>(CallerIdentity caller, String _) -> {
        arnBeginning = arnBeginning(caller);
        where = "account " + caller.account() + ", " + session.site().region();
        checkPower();
        checkRelease();
      }
      case Answer.Not<CallerIdentity>(Trouble trouble) -> add(trouble, "*");
    }
    return List.copyOf(wanting);
  }

  /** The caller's ARN tells the partition: AWS in China and for governments has its own. */
  private String arnBeginning(CallerIdentity caller) {
    String[] words = caller.arn().split(":", 3);
    String partition = words.length == 3 ? words[1] : "aws";
    return String.join(":", "arn", partition, "ec2", session.site().region(), caller.account(), "");
  }

  private void checkPower() {
    Set<String> ids = named();
    Select which =
        order.plugs().isEmpty()
            ? order.filter()
            : Select.where("instance-id", ids.toArray(String[]::new));
    if (ids.isEmpty() && !order.plugs().isEmpty()) {
      return;
    }
    switch (session.persistence().settle(() -> session.ec2().describeInstances(which))) {
      case Answer.Given<List<Instance>>(List<Instance> seen, String _) -> checkPower(ids, seen);
      case Answer.Not<List<Instance>>(Trouble trouble) -> {
        add(trouble, "*");
        ids.forEach(this::checkPower);
      }
    }
  }

  /** The ids of the instances that the plugs name. */
  private Set<String> named() {
    Plug plug = new Plug(session.ec2(), session.persistence());
    Set<String> ids = new LinkedHashSet<>();
    for (String each : order.plugs()) {
      try {
        ids.addAll(plug.resolve(each, order.tag()));
      } catch (Failure unknown) {
        add(unknown);
      }
    }
    return ids;
  }

  private void checkPower(Set<String> ids, List<Instance> seen) {
    if (order.isAboutAll()) {
      session.warnings().accept("Stop and start were not tried: neither plug nor filter is set");
      return;
    }
    Set<String> absent = new LinkedHashSet<>(ids);
    for (Instance instance : seen) {
      absent.remove(instance.id());
      instance
          .interfaces()
          .forEach(each -> attachments.put(each.networkInterfaceId(), each.attachment()));
      if (instance.state() != InstanceState.Known.TERMINATED) {
        checkPower(instance.id());
      }
    }
    if (!absent.isEmpty() || seen.isEmpty()) {
      add(Inquiry.unknown(absent, where));
    }
  }

  private void checkPower(String id) {
    DryRuns dryRuns = new DryRuns(session);
    dryRuns
        .againstStop(id)
        .ifPresent(
            trouble -> {
              if (trouble instanceof Trouble.Refused refused) {
                add(StopRefusal.failure(id, refused));
              } else {
                add(trouble, arnBeginning + "instance/" + id);
              }
            });
    dryRuns.againstStart(id).ifPresent(trouble -> add(trouble, arnBeginning + "instance/" + id));
  }

  private void checkRelease() {
    if (order.release().isEmpty()) {
      return;
    }
    Select which = Select.ids(order.release().toArray(String[]::new));
    switch (session.persistence().settle(() -> session.ec2().describeNetworkInterfaces(which))) {
      case Answer.Given<List<NetworkInterface>>(List<NetworkInterface> enis, String _) -> {
        attachments.clear();
        for (NetworkInterface eni : enis) {
          Attachment attachment = eni.attachment();
          if (attachment != null) {
            attachments.put(eni.id(), attachment);
          }
        }
      }
      case Answer.Not<List<NetworkInterface>>(Trouble trouble) -> add(trouble, "*");
    }
    order.release().forEach(this::checkDetach);
  }

  private void checkDetach(String eni) {
    Attachment attachment = attachments.get(eni);
    if (attachment == null) {
      session
          .warnings()
          .accept("ec2:DetachNetworkInterface was not tried: " + eni + " was not seen attached");
      return;
    }
    new DryRuns(session)
        .againstDetach(attachment.id())
        .ifPresent(trouble -> add(trouble, arnBeginning + "network-interface/" + eni));
  }

  private void add(Trouble trouble, String resource) {
    if (trouble instanceof Trouble.Denied denied) {
      String words = denied.errorCode() + ", " + denied.message();
      wanting.add("Missing permission " + denied.action() + " on " + resource + ": " + words);
    } else {
      add(trouble.failure("Cannot try " + trouble.action() + " on " + resource));
    }
  }

  private void add(Failure failure) {
    wanting.add(String.valueOf(failure.getMessage()));
  }
}
