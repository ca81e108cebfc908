package io.cicely.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.spec.yaml.Examples;
import io.cicely.sim.latency.Profile;
import io.cicely.sim.policy.PolicyDocument;
import io.cicely.sim.server.Caller;
import io.cicely.sim.server.Engine;
import io.cicely.sim.server.Fabric;
import io.cicely.sim.server.ManualClock;
import io.cicely.sim.world.Account;
import io.cicely.sim.world.Ec2Error;
import io.cicely.sim.world.Founding;
import io.cicely.sim.world.InstanceType;
import io.cicely.sim.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.AllocateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AllocateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AssignIpv6AddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssignPrivateIpAddressesRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.AssociateAddressResponse;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.AttachNetworkInterfaceResponse;
import software.amazon.awssdk.services.ec2.model.CreateRouteRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeAddressesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeNetworkInterfacesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsRequest;
import software.amazon.awssdk.services.ec2.model.DetachNetworkInterfaceRequest;
import software.amazon.awssdk.services.ec2.model.DisassociateAddressRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Request;
import software.amazon.awssdk.services.ec2.model.ReplaceRouteRequest;
import software.amazon.awssdk.services.ec2.model.StartInstancesRequest;
import software.amazon.awssdk.services.ec2.model.StopInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.UnassignIpv6AddressesRequest;

/**
 * The policies before the simulated EC2, which says what each call is made on: all that the agents
 * call is allowed, nothing of it once any statement is taken away, and nothing of it on strangers.
 */
class IamPolicyInEc2Test {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String ACCOUNT = "123456789012";
  private static final String SUBNET = "subnet-0aaaaaaaaaaaaaaa1";
  private static final String ADAM = "i-0aaaaaaaaaaaaaaa1";
  private static final String EVA = "i-0aaaaaaaaaaaaaaa2";
  private static final String CAIN = "i-0aaaaaaaaaaaaaaa3";
  private static final String ADAMS = "eni-0aaaaaaaaaaaaaaa1";
  private static final String CAINS = "eni-0aaaaaaaaaaaaaaa3";
  private static final String VIP = "eni-0bbbbbbbbbbbbbbb1";
  private static final Caller ADMIN = Caller.user(ACCOUNT, "admin");
  private static final Caller NODE = Caller.role(ACCOUNT, "node", ADAM);

  private final Engine ec2 =
      new Engine(world(), Profile.none(), 1, new ManualClock(NOW), Fabric.NONE);

  private static World world() {
    InstanceType type = InstanceType.named("m5.large").orElseThrow();
    return Founding.of(new Account(ACCOUNT, "eu-west-1", true), NOW)
        .vpc("vpc-0aaaaaaaaaaaaaaa1", "192.168.0.0/16")
        .subnet(SUBNET, "vpc-0aaaaaaaaaaaaaaa1", "192.168.0.0/22", "eu-west-1a")
        .instance(ADAM, type, SUBNET, ADAMS, "192.168.1.11")
        .instance(EVA, type, SUBNET, "eni-0aaaaaaaaaaaaaaa2", "192.168.1.12")
        .instance(CAIN, type, SUBNET, CAINS, "192.168.1.13")
        .networkInterface(VIP, SUBNET, "192.168.1.50", "vip")
        .world();
  }

  @AfterEach
  void close() {
    ec2.close();
  }

  private static IamPolicy policy(String vips) {
    return IamPolicy.of(
            Examples.good(
                """
                apiVersion: cicely/v1
                name: web
                region: eu-west-1
                account: "123456789012"
                nodes:
                  - { name: adam, instance: i-0aaaaaaaaaaaaaaa1 }
                  - { name: eva, instance: i-0aaaaaaaaaaaaaaa2 }
                access: { ssh: {} }
                vips:
                """
                    + vips))
        .getFirst();
  }

  /** Whether IAM lets the call pass; whatever else EC2 may say comes after that. */
  private boolean allowed(IamPolicy policy, Ec2Request request) {
    ec2.permissions().grant("arn:aws:iam::" + ACCOUNT + ":role/node", read(policy));
    try {
      ec2.call(NODE, request);
      return true;
    } catch (Ec2Error answer) {
      return !answer.code().equals("UnauthorizedOperation");
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  private static io.cicely.sim.policy.Policy read(IamPolicy policy) {
    return PolicyDocument.read(policy.document());
  }

  private void assertLeast(IamPolicy policy, List<Ec2Request> calls) {
    for (Ec2Request call : calls) {
      assertThat(allowed(policy, call)).as("%s by %s", call, policy).isTrue();
    }
    for (Statement each : policy.statements()) {
      List<Statement> rest = new ArrayList<>(policy.statements());
      rest.remove(each);
      IamPolicy less = new IamPolicy(null, rest);
      assertThat(calls).as("without " + each.id()).anyMatch(call -> !allowed(less, call));
      for (String action : each.actions()) {
        String name = action.substring("ec2:".length()) + "Request";
        assertThat(calls).as(action).anyMatch(it -> it.getClass().getSimpleName().equals(name));
      }
    }
  }

  private static List<Ec2Request> calls(Ec2Request... more) {
    return Stream.concat(
            Stream.of(
                DescribeInstancesRequest.builder().dryRun(true).build(),
                stop(ADAM),
                StartInstancesRequest.builder().instanceIds(EVA).dryRun(true).build()),
            Stream.of(more))
        .toList();
  }

  private static Ec2Request stop(String instance) {
    return StopInstancesRequest.builder().instanceIds(instance).dryRun(true).build();
  }

  private static Ec2Request interfaces() {
    return DescribeNetworkInterfacesRequest.builder().dryRun(true).build();
  }

  private void tag(String... ids) throws InterruptedException {
    ec2.call(
        ADMIN,
        CreateTagsRequest.builder()
            .resources(ids)
            .tags(Tag.builder().key("cicely:cluster").value("web").build())
            .build());
  }

  private List<Ec2Request> moveOfTheEni() throws InterruptedException {
    var attach = AttachNetworkInterfaceRequest.builder().networkInterfaceId(VIP).deviceIndex(1);
    String attachment =
        ((AttachNetworkInterfaceResponse) ec2.call(ADMIN, attach.instanceId(ADAM).build()))
            .attachmentId();
    return calls(
        interfaces(),
        DescribeSubnetsRequest.builder().dryRun(true).build(),
        attach.instanceId(EVA).dryRun(true).build(),
        DetachNetworkInterfaceRequest.builder().attachmentId(attachment).dryRun(true).build());
  }

  @Test
  void eni() throws InterruptedException {
    IamPolicy policy =
        policy("  - { name: v, mode: eni, address: 192.168.1.50, eni: " + VIP + " }");
    assertLeast(policy, moveOfTheEni());
    assertThat(allowed(policy, stop(CAIN))).isFalse();
  }

  @Test
  void eniThatIsCreated() throws InterruptedException {
    IamPolicy policy = policy("  - { name: v, mode: eni, address: 192.168.1.50, eni: create }");
    List<Ec2Request> calls = moveOfTheEni();
    assertThat(calls).anyMatch(call -> !allowed(policy, call));
    tag(VIP);
    assertLeast(policy, calls);
  }

  @Test
  void secondaryIp() throws InterruptedException {
    IamPolicy policy =
        policy(
            "  - { name: v, mode: secondary-ip, address: 192.168.1.51 }\n"
                + "  - { name: w, mode: secondary-ip, address: 2001:db8::51 }");
    tag(ADAMS);
    var assign = AssignPrivateIpAddressesRequest.builder().privateIpAddresses("192.168.1.51");
    var assign6 = AssignIpv6AddressesRequest.builder().ipv6Addresses("2001:db8::51");
    var unassign6 = UnassignIpv6AddressesRequest.builder().ipv6Addresses("2001:db8::51");
    assertLeast(
        policy,
        calls(
            interfaces(),
            assign.networkInterfaceId(ADAMS).build(),
            assign6.networkInterfaceId(ADAMS).build(),
            unassign6.networkInterfaceId(ADAMS).build()));
    assertThat(allowed(policy, assign.networkInterfaceId(CAINS).build())).isFalse();
  }

  @Test
  void route() throws InterruptedException {
    DescribeRouteTablesResponse tables =
        (DescribeRouteTablesResponse) ec2.call(ADMIN, DescribeRouteTablesRequest.builder().build());
    String table = tables.routeTables().getFirst().routeTableId();
    var create = CreateRouteRequest.builder().destinationCidrBlock("10.99.0.50/32");
    var replace = ReplaceRouteRequest.builder().destinationCidrBlock("10.99.0.50/32");
    List<Ec2Request> calls =
        calls(
            interfaces(),
            DescribeRouteTablesRequest.builder().dryRun(true).build(),
            create.routeTableId(table).networkInterfaceId(ADAMS).dryRun(true).build(),
            replace.routeTableId(table).networkInterfaceId(ADAMS).dryRun(true).build());
    String vip = "  - { name: v, mode: route, address: 10.99.0.50, route_tables: %s }";
    assertLeast(policy(vip.formatted("[" + table + "]")), calls);
    assertLeast(policy(vip.formatted("all")), calls);
    IamPolicy other = policy(vip.formatted("[rtb-0bbbbbbbbbbbbbbb1]"));
    assertThat(allowed(other, replace.build())).isFalse();
  }

  @Test
  void elasticIp() throws InterruptedException {
    AllocateAddressResponse allocated =
        (AllocateAddressResponse) ec2.call(ADMIN, AllocateAddressRequest.builder().build());
    String id = allocated.allocationId();
    tag(ADAMS);
    var associate = AssociateAddressRequest.builder().allocationId(id).networkInterfaceId(ADAMS);
    AssociateAddressResponse associated =
        (AssociateAddressResponse) ec2.call(ADMIN, associate.build());
    List<Ec2Request> calls =
        calls(
            interfaces(),
            DescribeAddressesRequest.builder().dryRun(true).build(),
            associate.dryRun(true).build(),
            DisassociateAddressRequest.builder()
                .associationId(associated.associationId())
                .dryRun(true)
                .build());
    String vip = "  - { name: v, mode: elastic-ip, %s, private_ip: create }";
    assertLeast(policy(vip.formatted("allocation: " + id)), calls);
    IamPolicy byTag = policy(vip.formatted("allocation: create"));
    assertThat(allowed(byTag, associate.build())).isFalse();
    tag(id);
    assertLeast(byTag, calls);
    IamPolicy other = policy(vip.formatted("allocation: eipalloc-0bbbbbbbbbbbbbbb1"));
    assertThat(allowed(other, associate.build())).isFalse();
    assertThat(allowed(policy(vip.formatted("address: 8.8.8.8")), associate.build())).isFalse();
  }

  /** What the agents' manual pages name, and the policies allow, is the same. */
  @Test
  void theManualPagesNameTheSameActions() throws IOException {
    String agent = permissions("ocf_cicely_vip.7");
    String fencing = permissions("fence_cicely.8");
    String eni = "  - { name: v, mode: eni, address: 192.168.1.50, eni: create }";
    Set<String> ofEni = actions(between(agent, ".B eni", ".TP"));
    ofEni.addAll(actions(fencing));
    assertThat(actions(policy(eni).toString())).isEqualTo(ofEni);
    String secondary =
        "  - { name: v, mode: secondary-ip, address: 192.168.1.51 }\n"
            + "  - { name: w, mode: secondary-ip, address: 2001:db8::51 }";
    assertThat(moving(policy(secondary)))
        .isEqualTo(actions(between(agent, ".B secondary\\-ip", ".TP")));
    String route = "  - { name: v, mode: route, address: 10.99.0.50, route_tables: all }";
    assertThat(moving(policy(route))).isEqualTo(actions(between(agent, ".B route", ".TP")));
    String elastic = "  - { name: v, mode: elastic-ip, allocation: create, private_ip: create }";
    assertThat(moving(policy(elastic)))
        .isEqualTo(actions(between(agent, ".B elastic\\-ip", ".TP")));
  }

  private static Set<String> moving(IamPolicy policy) {
    Set<String> actions = actions(policy.toString());
    actions.removeAll(Set.of("ec2:DescribeInstances", "ec2:StopInstances", "ec2:StartInstances"));
    return actions;
  }

  private static String permissions(String page) throws IOException {
    Path file = Path.of(System.getProperty("cicely.root", ".."), "packaging", "man", page);
    return between(Files.readString(file), ".SH PERMISSIONS", ".SH");
  }

  private static String between(String text, String from, String to) {
    int start = text.indexOf(from) + from.length();
    assertThat(text).contains(from);
    int end = text.indexOf(to, start);
    return text.substring(start, end < 0 ? text.length() : end);
  }

  private static Set<String> actions(String text) {
    return Pattern.compile("ec2:[A-Z]\\w+")
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(it -> !it.equals("ec2:Region"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
