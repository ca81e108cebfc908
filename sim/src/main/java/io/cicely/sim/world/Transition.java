package io.cicely.sim.world;

/**
 * Something that may happen without anybody calling the API. Each names the resource it happens to;
 * the same transition is enabled at most once at a time.
 */
public sealed interface Transition extends Comparable<Transition> {

  /** A created interface leaves {@code pending}. */
  record InterfaceBecomesAvailable(String interfaceId) implements Transition {}

  /** The API shows an attachment as attached. */
  record AttachCompletes(String interfaceId) implements Transition {}

  /** The attached interface's link appears in the machine. */
  record LinkPlugs(String interfaceId) implements Transition {}

  /** The link of an interface that is being detached leaves the machine. */
  record LinkUnplugs(String interfaceId, boolean forced) implements Transition {}

  /** The API shows a detached interface as available; its link was gone before. */
  record DetachCompletes(String interfaceId, boolean forced) implements Transition {}

  /** Packets for a private address start going to the interface that the API says has it. */
  record MappingConverges(VpcAddress address) implements Transition {}

  /** Packets for a destination start going where the route table says. */
  record RouteConverges(RouteKey route) implements Transition {}

  /** Packets for an Elastic IP start going where its association says. */
  record AddressConverges(String publicIp) implements Transition {}

  /** A pending instance is powered on and runs. */
  record InstanceRuns(String instanceId) implements Transition {}

  /** The guest is asked to shut down. */
  record AcpiButtonPressed(String instanceId) implements Transition {}

  /** The guest powers itself off, as asked. */
  record GuestHalts(String instanceId) implements Transition {}

  /** The guest had its time to shut down; the power is cut. */
  record GraceExpires(String instanceId, boolean forced) implements Transition {}

  /** The power is cut without asking the guest (SkipOsShutdown). */
  record PowerCuts(String instanceId) implements Transition {}

  /** A stopping instance whose power is off is stopped. */
  record InstanceStops(String instanceId) implements Transition {}

  /** An instance that is shutting down and whose power is off is terminated. */
  record InstanceTerminates(String instanceId) implements Transition {}

  /** A rebooting instance is powered on again. */
  record InstanceRestarts(String instanceId) implements Transition {}

  /** EC2 no longer shows a terminated instance. */
  record InstanceForgotten(String instanceId) implements Transition {}

  /** The kind's name, which latency profiles and faults use. */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** The interface, instance, address or route that it happens to. */
  default String subject() {
    return switch (this) {
      case InterfaceBecomesAvailable(String id) -> id;
      case AttachCompletes(String id) -> id;
      case LinkPlugs(String id) -> id;
      case LinkUnplugs(String id, boolean _) -> id;
      case DetachCompletes(String id, boolean _) -> id;
      case MappingConverges(VpcAddress address) -> address.vpcId() + "/" + address.address();
      case RouteConverges(RouteKey route) -> route.routeTableId() + "/" + route.destination();
      case AddressConverges(String publicIp) -> publicIp;
      case InstanceRuns(String id) -> id;
      case AcpiButtonPressed(String id) -> id;
      case GuestHalts(String id) -> id;
      case GraceExpires(String id, boolean _) -> id;
      case PowerCuts(String id) -> id;
      case InstanceStops(String id) -> id;
      case InstanceTerminates(String id) -> id;
      case InstanceRestarts(String id) -> id;
      case InstanceForgotten(String id) -> id;
    };
  }

  /** Whether it is the forced variant of its kind, which has other latencies. */
  default boolean isForced() {
    return switch (this) {
      case LinkUnplugs(String _, boolean forced) -> forced;
      case DetachCompletes(String _, boolean forced) -> forced;
      case GraceExpires(String _, boolean forced) -> forced;
      case InterfaceBecomesAvailable _,
          AttachCompletes _,
          LinkPlugs _,
          MappingConverges _,
          RouteConverges _,
          AddressConverges _,
          InstanceRuns _,
          AcpiButtonPressed _,
          GuestHalts _,
          PowerCuts _,
          InstanceStops _,
          InstanceTerminates _,
          InstanceRestarts _,
          InstanceForgotten _ ->
          false;
    };
  }

  /** Whether it waits for a guest's will or for EC2's patience with it, not for EC2's work. */
  default boolean isPatient() {
    return this instanceof GuestHalts
        || this instanceof GraceExpires
        || this instanceof InstanceForgotten;
  }

  /** By subject, then by kind; the forced variant of a kind last. */
  @Override
  default int compareTo(Transition other) {
    int bySubject = subject().compareTo(other.subject());
    int byKind = bySubject != 0 ? bySubject : kind().compareTo(other.kind());
    return byKind != 0 ? byKind : Boolean.compare(isForced(), other.isForced());
  }
}
