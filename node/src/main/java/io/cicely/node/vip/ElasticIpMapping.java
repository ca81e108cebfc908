package io.cicely.node.vip;

import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;
import io.cicely.node.net.Address;
import io.cicely.node.net.Snapshot;

/** Mode elastic-ip: the VIP is associated with a secondary private address of the node. */
final class ElasticIpMapping {
  private final MappedView view;
  private final Vip.ElasticIp vip;
  private final String privateAddress;

  ElasticIpMapping(MappedView view, Vip.ElasticIp vip) {
    this.view = view;
    this.vip = vip;
    this.privateAddress = vip.privateAddress().toString();
  }

  /** Whether the node has the private address, without which nobody would answer. */
  static boolean isAtHome(Vip.ElasticIp vip, Snapshot kernel) {
    for (Address each : kernel.addresses()) {
      if (each.address().equals(vip.privateAddress())) {
        return true;
      }
    }
    return false;
  }

  /** The next step towards the association with the private address. */
  Step towards(Snapshot kernel) {
    if (!isAtHome(vip, kernel)) {
      return MappedStart.unsuitable(
          vip,
          "no link of this node has " + privateAddress,
          "Configure it in the node's network for good, or correct private_ip");
    }
    return Looking.at(Question.ELASTIC_IP, view.elasticIp(), this::towards);
  }

  private Step towards(MappedView.Address seen) {
    ElasticIp elasticIp = seen.elasticIp();
    if (seen.isHere()
        && elasticIp.privateAddress().equals(privateAddress)
        && Looking.isCertain(associate(elasticIp, elasticIp.networkInterfaceId()), view)) {
      return new Step.Done("");
    }
    return Looking.at(
        Question.OWN_INTERFACES,
        view.own(),
        own -> {
          NetworkInterface eni = own.carrying(privateAddress);
          if (eni == null) {
            String why = "EC2 maps " + privateAddress + " to no interface of " + own.self();
            return MappedStart.unsuitable(vip, why, "Assign it, or correct private_ip");
          }
          if (eni.isPrimary(privateAddress)) {
            String why = privateAddress + " is the primary private address of " + eni.id();
            return MappedStart.unsuitable(
                vip, why, "Assign a secondary one for the VIP and name it in private_ip");
          }
          return Looking.unlessAccepted(associate(elasticIp, eni.id()), view);
        });
  }

  private Step.Associate associate(ElasticIp elasticIp, String networkInterfaceId) {
    return new Step.Associate(elasticIp.allocationId(), networkInterfaceId, privateAddress);
  }

  /** The next step towards not being associated with anything of this instance. */
  Step away() {
    return switch (view.elasticIp()) {
      case Sight.NotLooked<MappedView.Address> _, Sight.Pending<MappedView.Address> _ ->
          new Step.Look(Question.ELASTIC_IP, Step.NO_HURRY);
      // Nothing on this node can keep EC2 from sending it traffic: no answer is no success.
      case Sight.Unknown<MappedView.Address>(Failure reason, boolean passing) ->
          passing ? new Step.WaitForEc2(reason.why()) : awayFromWhatIsNotSeen(reason);
      case Sight.Seen<MappedView.Address>(MappedView.Address seen) ->
          seen.isHere()
              ? Looking.unlessAccepted(
                  new Step.Disassociate(seen.elasticIp().associationId()), view)
              : notHere();
    };
  }

  /**
   * An address that is not the account's is associated with nothing of it, such as one that was
   * mistyped. Only where a start once saw it here, something else is wrong.
   */
  private Step awayFromWhatIsNotSeen(Failure reason) {
    return reason.code() == Code.EC2_NOT_FOUND && view.noted() == null
        ? new Step.Done(reason.why())
        : new Step.GiveUp(reason);
  }

  /** EC2 may not show yet what a start did that was killed just before. */
  private Step notHere() {
    boolean taken =
        view.memory().accepted().keySet().stream().anyMatch(Step.Disassociate.class::isInstance);
    return taken || Looking.isLate(view) || noStartLately()
        ? new Step.Done("")
        : new Step.WaitForEc2("EC2 may still show that it was elsewhere");
  }

  /** A start dates the record of an earlier one anew before it asks EC2 for anything. */
  private boolean noStartLately() {
    MappedView.Noted noted = view.noted();
    return noted != null && noted.age().compareTo(Looking.LAG) >= 0;
  }

  /** Where EC2 has it. */
  Where where() {
    return Where.of(
        view.elasticIp(),
        seen -> {
          ElasticIp elasticIp = seen.elasticIp();
          if (elasticIp.associationId().isEmpty()) {
            return new Where.Elsewhere("EC2 associates it with nothing");
          }
          String with =
              "EC2 associates it with "
                  + elasticIp.privateAddress()
                  + " of "
                  + (elasticIp.instanceId().isEmpty()
                      ? elasticIp.networkInterfaceId()
                      : elasticIp.instanceId());
          return seen.isHere() && elasticIp.privateAddress().equals(privateAddress)
              ? new Where.Here()
              : new Where.Elsewhere(with);
        });
  }
}
