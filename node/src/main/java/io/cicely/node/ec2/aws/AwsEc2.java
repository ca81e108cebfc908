package io.cicely.node.ec2.aws;

import io.cicely.node.ec2.Answer;
import io.cicely.node.ec2.CallerIdentity;
import io.cicely.node.ec2.Ec2;
import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.Instance;
import io.cicely.node.ec2.InstanceState;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.RouteTable;
import io.cicely.node.ec2.Select;
import io.cicely.node.ec2.Subnet;
import io.cicely.node.ec2.Trouble;
import io.cicely.node.time.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.Reservation;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesRequest;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

/** EC2 over the AWS SDK. */
public final class AwsEc2 implements Ec2, AutoCloseable {
  private final Clients clients;
  private final Calls calls;

  AwsEc2(Clients clients, Calls calls) {
    this.clients = clients;
    this.calls = calls;
  }

  /**
   * EC2 in the access's region, which must be given; nothing is asked before the first call. What
   * takes time without asking anybody is done here, so that who counts the time of an answer may
   * count from the call.
   *
   * @param deadline by which the last call has to return
   */
  public static AwsEc2 open(Access access, Deadline deadline) {
    Clients clients = new Clients(access);
    clients.ec2();
    return new AwsEc2(clients, new Calls(access.limit(), deadline));
  }

  @Override
  public Answer<List<NetworkInterface>> describeNetworkInterfaces(Select which) {
    return calls.pages(
        "ec2:DescribeNetworkInterfaces",
        token -> ec2().describeNetworkInterfaces(networkInterfaces(which, token)),
        DescribeNetworkInterfacesResponse::nextToken,
        page -> page.networkInterfaces().stream().map(Views::networkInterface).toList());
  }

  private static DescribeNetworkInterfacesRequest networkInterfaces(
      Select which, @Nullable String token) {
    var request = DescribeNetworkInterfacesRequest.builder().nextToken(token);
    return switch (which) {
      case Select.Ids(List<String> ids) -> request.networkInterfaceIds(ids).build();
      case Select.Matching(List<Select.Filter> filters) ->
          request.filters(filters(filters)).build();
    };
  }

  @Override
  public Answer<List<Instance>> describeInstances(Select which) {
    return calls.pages(
        "ec2:DescribeInstances",
        token -> ec2().describeInstances(instances(which, token)),
        DescribeInstancesResponse::nextToken,
        AwsEc2::instances);
  }

  private static DescribeInstancesRequest instances(Select which, @Nullable String token) {
    var request = DescribeInstancesRequest.builder().nextToken(token);
    return switch (which) {
      case Select.Ids(List<String> ids) -> request.instanceIds(ids).build();
      case Select.Matching(List<Select.Filter> filters) ->
          request.filters(filters(filters)).build();
    };
  }

  private static List<Instance> instances(DescribeInstancesResponse page) {
    List<Instance> instances = new ArrayList<>();
    for (Reservation reservation : page.reservations()) {
      for (var instance : reservation.instances()) {
        instances.add(Views.instance(instance));
      }
    }
    return instances;
  }

  @Override
  public Answer<List<Subnet>> describeSubnets(Select which) {
    return calls.pages(
        "ec2:DescribeSubnets",
        token -> ec2().describeSubnets(subnets(which, token)),
        DescribeSubnetsResponse::nextToken,
        page -> page.subnets().stream().map(Views::subnet).toList());
  }

  private static DescribeSubnetsRequest subnets(Select which, @Nullable String token) {
    var request = DescribeSubnetsRequest.builder().nextToken(token);
    return switch (which) {
      case Select.Ids(List<String> ids) -> request.subnetIds(ids).build();
      case Select.Matching(List<Select.Filter> filters) ->
          request.filters(filters(filters)).build();
    };
  }

  @Override
  public Answer<String> attach(String networkInterfaceId, String instanceId, int deviceIndex) {
    var request =
        AttachNetworkInterfaceRequest.builder()
            .networkInterfaceId(networkInterfaceId)
            .instanceId(instanceId)
            .deviceIndex(deviceIndex)
            .build();
    return calls
        .make("ec2:AttachNetworkInterface", () -> ec2().attachNetworkInterface(request))
        .map(attached -> Views.text(attached.attachmentId()));
  }

  @Override
  public Answer<Accepted> detach(String attachmentId) {
    return detach(DetachNetworkInterfaceRequest.builder().attachmentId(attachmentId).build());
  }

  @Override
  public Answer<Accepted> forceDetach(String attachmentId) {
    return detach(
        DetachNetworkInterfaceRequest.builder().attachmentId(attachmentId).force(true).build());
  }

  private Answer<Accepted> detach(DetachNetworkInterfaceRequest request) {
    return accepted("ec2:DetachNetworkInterface", () -> ec2().detachNetworkInterface(request));
  }

  @Override
  public Answer<Accepted> assignPrivateAddress(String networkInterfaceId, String address) {
    var request =
        AssignPrivateIpAddressesRequest.builder()
            .networkInterfaceId(networkInterfaceId)
            .privateIpAddresses(address)
            .allowReassignment(true)
            .build();
    return accepted("ec2:AssignPrivateIpAddresses", () -> ec2().assignPrivateIpAddresses(request));
  }

  @Override
  public Answer<Accepted> assignIpv6Address(String networkInterfaceId, String address) {
    var request =
        AssignIpv6AddressesRequest.builder()
            .networkInterfaceId(networkInterfaceId)
            .ipv6Addresses(address)
            .build();
    return accepted("ec2:AssignIpv6Addresses", () -> ec2().assignIpv6Addresses(request));
  }

  @Override
  public Answer<Accepted> unassignIpv6Address(String networkInterfaceId, String address) {
    var request =
        UnassignIpv6AddressesRequest.builder()
            .networkInterfaceId(networkInterfaceId)
            .ipv6Addresses(address)
            .build();
    return accepted("ec2:UnassignIpv6Addresses", () -> ec2().unassignIpv6Addresses(request));
  }

  @Override
  public Answer<List<ElasticIp>> describeAddresses(Select which) {
    var builder = DescribeAddressesRequest.builder();
    var request =
        switch (which) {
          case Select.Ids(List<String> ids) -> builder.allocationIds(ids).build();
          case Select.Matching(List<Select.Filter> filters) ->
              builder.filters(filters(filters)).build();
        };
    return calls
        .make("ec2:DescribeAddresses", () -> ec2().describeAddresses(request))
        .map(found -> found.addresses().stream().map(Views::elasticIp).toList());
  }

  @Override
  public Answer<Accepted> associateAddress(
      String allocationId, String networkInterfaceId, String privateAddress) {
    var request =
        AssociateAddressRequest.builder()
            .allocationId(allocationId)
            .networkInterfaceId(networkInterfaceId)
            .privateIpAddress(privateAddress)
            .allowReassociation(true)
            .build();
    return accepted("ec2:AssociateAddress", () -> ec2().associateAddress(request));
  }

  @Override
  public Answer<Accepted> disassociateAddress(String associationId) {
    var request = DisassociateAddressRequest.builder().associationId(associationId).build();
    return accepted("ec2:DisassociateAddress", () -> ec2().disassociateAddress(request));
  }

  @Override
  public Answer<List<RouteTable>> describeRouteTables(Select which) {
    return calls.pages(
        "ec2:DescribeRouteTables",
        token -> ec2().describeRouteTables(routeTables(which, token)),
        DescribeRouteTablesResponse::nextToken,
        page -> page.routeTables().stream().map(Views::routeTable).toList());
  }

  private static DescribeRouteTablesRequest routeTables(Select which, @Nullable String token) {
    var request = DescribeRouteTablesRequest.builder().nextToken(token);
    return switch (which) {
      case Select.Ids(List<String> ids) -> request.routeTableIds(ids).build();
      case Select.Matching(List<Select.Filter> filters) ->
          request.filters(filters(filters)).build();
    };
  }

  @Override
  public Answer<Accepted> createRoute(
      String routeTableId, String destination, String networkInterfaceId) {
    var request =
        CreateRouteRequest.builder()
            .routeTableId(routeTableId)
            .networkInterfaceId(networkInterfaceId);
    CreateRouteRequest whole =
        isIpv6(destination)
            ? request.destinationIpv6CidrBlock(destination).build()
            : request.destinationCidrBlock(destination).build();
    return accepted("ec2:CreateRoute", () -> ec2().createRoute(whole));
  }

  @Override
  public Answer<Accepted> replaceRoute(
      String routeTableId, String destination, String networkInterfaceId) {
    var request =
        ReplaceRouteRequest.builder()
            .routeTableId(routeTableId)
            .networkInterfaceId(networkInterfaceId);
    ReplaceRouteRequest whole =
        isIpv6(destination)
            ? request.destinationIpv6CidrBlock(destination).build()
            : request.destinationCidrBlock(destination).build();
    return accepted("ec2:ReplaceRoute", () -> ec2().replaceRoute(whole));
  }

  private static boolean isIpv6(String range) {
    return range.indexOf(':') >= 0;
  }

  private Answer<Accepted> accepted(String action, Callable<? extends AwsResponse> call) {
    return calls.make(action, call).map(_ -> Accepted.ACCEPTED);
  }

  @Override
  public Answer<InstanceState> stop(String instanceId, StopMethod method) {
    var builder = StopInstancesRequest.builder().instanceIds(instanceId);
    StopInstancesRequest request =
        switch (method) {
          case GRACEFUL -> builder.build();
          case FORCE -> builder.force(true).build();
          case FORCE_SKIPPING_OS_SHUTDOWN -> builder.force(true).skipOsShutdown(true).build();
        };
    return calls
        .make("ec2:StopInstances", () -> ec2().stopInstances(request))
        .map(stopped -> Views.current(stopped.stoppingInstances()));
  }

  @Override
  public Answer<InstanceState> start(String instanceId) {
    var request = StartInstancesRequest.builder().instanceIds(instanceId).build();
    return calls
        .make("ec2:StartInstances", () -> ec2().startInstances(request))
        .map(started -> Views.current(started.startingInstances()));
  }

  @Override
  public Answer<Accepted> mayStop(String instanceId) {
    var request =
        StopInstancesRequest.builder()
            .instanceIds(instanceId)
            .force(true)
            .skipOsShutdown(true)
            .dryRun(true)
            .build();
    return permission(calls.make("ec2:StopInstances", () -> ec2().stopInstances(request)));
  }

  @Override
  public Answer<Accepted> mayStart(String instanceId) {
    var request = StartInstancesRequest.builder().instanceIds(instanceId).dryRun(true).build();
    return permission(calls.make("ec2:StartInstances", () -> ec2().startInstances(request)));
  }

  @Override
  public Answer<Accepted> mayDetach(String attachmentId) {
    var request =
        DetachNetworkInterfaceRequest.builder().attachmentId(attachmentId).dryRun(true).build();
    return permission(
        calls.make("ec2:DetachNetworkInterface", () -> ec2().detachNetworkInterface(request)));
  }

  /** A dry run that would have succeeded ends with an error that says so. */
  private static Answer<Accepted> permission(Answer<? extends AwsResponse> answer) {
    if (answer instanceof Answer.Not<?>(Trouble.Refused refused)
        && refused.errorCode().equals("DryRunOperation")) {
      return new Answer.Given<>(Accepted.ACCEPTED, refused.requestId());
    }
    return answer.map(_ -> Accepted.ACCEPTED);
  }

  @Override
  public Answer<CallerIdentity> callerIdentity() {
    GetCallerIdentityRequest request = GetCallerIdentityRequest.builder().build();
    return calls
        .make("sts:GetCallerIdentity", () -> sts().getCallerIdentity(request))
        .map(Views::caller);
  }

  private static List<Filter> filters(List<Select.Filter> filters) {
    return filters.stream()
        .map(each -> Filter.builder().name(each.name()).values(each.values()).build())
        .toList();
  }

  private Ec2Client ec2() {
    return clients.ec2();
  }

  private StsClient sts() {
    return clients.sts();
  }

  @Override
  public void close() {
    calls.close();
    clients.close();
  }
}
