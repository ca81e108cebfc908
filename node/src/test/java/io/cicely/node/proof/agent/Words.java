package io.cicely.node.proof.agent;

import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.net.Change;
import io.cicely.node.vip.EniSeen;
import io.cicely.node.vip.MappedView;
import io.cicely.node.vip.Sight;
import io.cicely.node.vip.Step;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Something in the few words that a trace needs, found when it is read. */
record Words(Object of) {
  @Override
  public String toString() {
    return switch (of) {
      case Sight.Seen<?>(Object seen) -> new Words(seen).toString();
      case Sight.Unknown<?> unknown -> unknown.passing() ? "no answer" : "no answer for good";
      case EniSeen seen -> attachment(seen.eni().attachment());
      case Instance instance -> "device index " + instance.firstFreeDeviceIndex() + " free";
      case Step.Configure(List<Change> changes) -> words(changes);
      case MappedView.Own own -> own.interfaces().size() + " interfaces, " + carried(own);
      case MappedView.Tables tables -> routes(tables);
      case MappedView.Address address ->
          address.elasticIp().associationId().isEmpty()
              ? "the Elastic IP free"
              : "the Elastic IP at " + address.elasticIp().instanceId();
      case Step.Detach(String _, boolean force) -> force ? "Detach by force" : "Detach";
      case Step.Attach(String _, String _, int index) -> "Attach at index " + index;
      case Step.Write write -> write.words();
      case Step.WaitForEc2(String until) -> "waits: " + until;
      case Step.Done(String warning) -> warning.isEmpty() ? "Done" : "Done, though " + warning;
      default -> of.toString();
    };
  }

  private static String carried(MappedView.Own own) {
    return own.interfaces().stream()
        .map(each -> each.privateAddresses() + "" + each.ipv6Addresses())
        .collect(Collectors.joining(", "));
  }

  private static String routes(MappedView.Tables tables) {
    return tables.tables().stream()
        .flatMap(each -> each.routes().stream())
        .map(RouteTable.Route::networkInterfaceId)
        .collect(Collectors.joining(" and ", "routes to ", ""));
  }

  private static String attachment(@Nullable Attachment attachment) {
    return attachment == null
        ? "the ENI available"
        : "the ENI " + attachment.status().word() + " at " + attachment.instanceId();
  }

  static String words(List<Change> changes) {
    return changes.stream().map(Change::words).collect(Collectors.joining(", "));
  }
}
