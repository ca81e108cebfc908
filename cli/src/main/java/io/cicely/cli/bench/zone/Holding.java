package io.cicely.cli.bench.zone;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.InstanceState;
import io.cicely.sim.world.Ec2Error;
import java.time.Duration;
import java.util.Optional;

/**
 * What EC2 has of one pair, and how it will change. Assumed: EC2 shows an instance of the lost zone
 * as running until it is told to stop it, and can stop it then as fast as any other.
 */
final class Holding {
  private final Region region;
  private final Pair pair;
  private final Timeline<InstanceState> lost = new Timeline<>(InstanceState.Known.RUNNING);
  private final Timeline<Optional<Attachment>> eni;
  private final Timeline<Boolean> mapped = new Timeline<>(false);
  private Duration linked = Duration.ofDays(1);
  private Duration converged = Duration.ZERO;
  private int attachments;

  Holding(Region region, Pair pair) {
    this.region = region;
    this.pair = pair;
    this.eni =
        new Timeline<>(Optional.of(attachment(pair.lost(), Attachment.Status.Known.ATTACHED)));
  }

  private Attachment attachment(String instance, Attachment.Status status) {
    String id = "eni-attach-%08x-%d".formatted(pair.number(), attachments);
    return new Attachment(id, instance, 1, status);
  }

  Pair pair() {
    return pair;
  }

  /** The lost instance as a Describe shows it. */
  InstanceState lost() {
    return lost.at(region.shown(pair));
  }

  /** The attachment of the VIP's network interface as a Describe shows it. */
  Optional<Attachment> attachment() {
    return eni.at(region.shown(pair));
  }

  /** Whether a Describe shows the address, or the route, at the survivor. */
  boolean mapped() {
    return mapped.at(region.shown(pair));
  }

  /** When the survivor's kernel has the link of the network interface. */
  Duration linked() {
    return linked;
  }

  /** When what was reassigned has come through to where packets go. */
  Duration converged() {
    return converged;
  }

  InstanceState stop() {
    if (lost.at(region.now()) == InstanceState.Known.RUNNING) {
      lost.from(region.now(), InstanceState.Known.STOPPING);
      lost.from(after("PowerCuts", "InstanceStops"), InstanceState.Known.STOPPED);
    }
    return lost.at(region.now());
  }

  InstanceState start() {
    if (lost.at(region.now()) != InstanceState.Known.STOPPED) {
      throw new Ec2Error("IncorrectInstanceState", "The instance is not 'stopped'");
    }
    lost.from(region.now(), InstanceState.Known.PENDING);
    lost.from(after("InstanceRuns"), InstanceState.Known.RUNNING);
    return InstanceState.Known.PENDING;
  }

  void detach(String attachmentId) {
    Attachment held =
        eni.at(region.now())
            .filter(each -> each.id().equals(attachmentId))
            .orElseThrow(() -> new Ec2Error("InvalidAttachmentID.NotFound", attachmentId));
    if (held.status() == Attachment.Status.Known.DETACHING) {
      throw new Ec2Error("IncorrectState", "It is already being detached.");
    }
    eni.from(
        region.now(),
        Optional.of(attachment(held.instanceId(), Attachment.Status.Known.DETACHING)));
    eni.from(after("LinkUnplugs", "DetachCompletes"), Optional.empty());
  }

  String attach() {
    if (eni.at(region.now()).isPresent()) {
      throw new Ec2Error("InvalidParameterValue", "The interface is currently in use.");
    }
    attachments++;
    Attachment attaching = attachment(pair.survivor(), Attachment.Status.Known.ATTACHING);
    eni.from(region.now(), Optional.of(attaching));
    eni.from(
        after("AttachCompletes"),
        Optional.of(attachment(pair.survivor(), Attachment.Status.Known.ATTACHED)));
    linked = after("LinkPlugs");
    return attaching.id();
  }

  /** AssignPrivateIpAddresses or ReplaceRoute towards the survivor. */
  void map(String convergence) {
    mapped.from(region.now(), true);
    converged = after(convergence);
  }

  private Duration after(String... works) {
    Duration end = region.now();
    for (String work : works) {
      end = end.plus(region.draw(work, work, pair));
    }
    return end;
  }
}
