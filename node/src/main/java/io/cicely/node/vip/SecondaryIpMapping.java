package io.cicely.node.vip;

import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.net.Link;

/** Mode secondary-ip: the VIP is a secondary private address of an interface. */
final class SecondaryIpMapping {
  private final MappedView view;
  private final Vip.SecondaryIp vip;
  private final String address;

  SecondaryIpMapping(MappedView view, Vip.SecondaryIp vip) {
    this.view = view;
    this.vip = vip;
    this.address = vip.address().toString();
  }

  /** The next step towards the interface of that link. */
  Step towards(Link link) {
    return Looking.at(
        Question.OWN_INTERFACES,
        view.own(),
        own -> {
          NetworkInterface eni = own.withMac(link.macAddress());
          if (eni == null) {
            return unknownLink(vip, own, link);
          }
          if (eni.isPrimary(address)) {
            String why = "it is the primary private address of " + eni.id();
            return MappedStart.unsuitable(vip, why, "Choose a secondary address of the subnet");
          }
          return vip.address().isIpv6() ? ipv6(eni) : ipv4(eni);
        });
  }

  /** Assigning what is assigned already is no error. */
  private Step ipv4(NetworkInterface eni) {
    Step.AssignIpv4 assign = new Step.AssignIpv4(eni.id(), address);
    return eni.carries(address) && Looking.isCertain(assign, view)
        ? new Step.Done("")
        : Looking.unlessAccepted(assign, view);
  }

  /** EC2 refuses to assign what is assigned: only time shows whether it is still here. */
  private Step confirmed(NetworkInterface eni) {
    Step wait = new Step.WaitForEc2("EC2 may still show that it was here before");
    return Looking.isLate(view)
        ? Looking.at(
            Question.HOLDER,
            view.holder(),
            holder -> holder.equals(eni.id()) ? new Step.Done("") : wait)
        : wait;
  }

  static Step unknownLink(Vip vip, MappedView.Own own, Link link) {
    String why = "no interface of " + own.self() + " has link " + link.name() + "'s MAC address";
    return MappedStart.unsuitable(vip, why + " " + link.macAddress(), "Correct interface");
  }

  /** EC2 reassigns no IPv6 address: it has to be taken away first. */
  private Step ipv6(NetworkInterface eni) {
    Step.AssignIpv6 assign = new Step.AssignIpv6(eni.id(), address);
    if (eni.carries(address)) {
      return Looking.isCertain(assign, view) ? new Step.Done("") : confirmed(eni);
    }
    return Looking.at(
        Question.HOLDER,
        view.holder(),
        holder -> {
          if (!holder.isEmpty() && !holder.equals(eni.id())) {
            Step.UnassignIpv6 unassign = new Step.UnassignIpv6(holder, address);
            if (!Looking.isAccepted(unassign, view)) {
              return unassign;
            }
          }
          return Looking.unlessAccepted(assign, view);
        });
  }

  /** Where EC2 has it. */
  Where where() {
    return Where.of(
        view.own(),
        own -> {
          NetworkInterface carrier = own.carrying(address);
          MappedView.Noted noted = view.noted();
          if (carrier == null) {
            return new Where.Elsewhere("EC2 maps it to no interface of " + own.self());
          }
          return noted == null || noted.networkInterfaceId().equals(carrier.id())
              ? new Where.Here()
              : new Where.Elsewhere(
                  "EC2 maps it to " + carrier.id() + ", not to " + noted.networkInterfaceId());
        });
  }
}
