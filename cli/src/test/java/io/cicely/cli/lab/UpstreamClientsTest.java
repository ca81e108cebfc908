package io.cicely.cli.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.Arena.Said;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Inside a lab machine, AWS's own clients and the field's agents work as the distribution ships
 * them, with no setting beyond the region: they cannot tell the simulator from EC2.
 */
@Tag("lab")
@ExtendWith(LabExtension.class)
class UpstreamClientsTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final Duration READY = Duration.ofMinutes(2);

  private final Lab lab;
  private String owner = "";
  private String other = "";

  UpstreamClientsTest(Lab lab) {
    this.lab = lab;
  }

  @BeforeEach
  void knowTheOwner() {
    owner = lab.awaitReady(READY);
    other = lab.nodes().stream().filter(node -> !node.equals(owner)).findFirst().orElseThrow();
  }

  @Test
  void awscliDescribesTheInstances() {
    String ids =
        aws("ec2 describe-instances --query Reservations[].Instances[].InstanceId --output text");
    for (Lab.MachineStatus machine : lab.status()) {
      assertThat(ids).contains(machine.instance());
    }
  }

  @Test
  void awscliAttachesAndDetachesAnEni() {
    String subnet = aws("ec2 describe-subnets --query Subnets[0].SubnetId --output text");
    String eni =
        aws(
            "ec2 create-network-interface --subnet-id "
                + subnet
                + " --query NetworkInterface.NetworkInterfaceId --output text");
    try {
      String attachment =
          aws(
              "ec2 attach-network-interface --device-index 2 --network-interface-id %s"
                      .formatted(eni)
                  + " --instance-id %s --query AttachmentId --output text"
                      .formatted(instance(other)));
      assertThat(attachment).startsWith("eni-attach-");
      assertThat(status(eni)).isEqualTo("in-use");
      aws("ec2 detach-network-interface --attachment-id " + attachment);
      aws("ec2 wait network-interface-available --network-interface-ids " + eni);
      assertThat(status(eni)).isEqualTo("available");
    } finally {
      aws("ec2 delete-network-interface --network-interface-id " + eni);
    }
  }

  @Test
  void boto3sWaitersAndPaginatorsWork() {
    String said =
        python(
            """
            import boto3
            ec2 = boto3.client('ec2')
            pages = list(ec2.get_paginator('describe_network_interfaces').paginate(
                PaginationConfig={'PageSize': 5}))
            ids = [i['NetworkInterfaceId'] for p in pages for i in p['NetworkInterfaces']]
            ec2.get_waiter('instance_running').wait(InstanceIds=['%s'])
            print(len(ids), len(set(ids)))
            """
                .formatted(instance(other)));
    String[] counts = said.strip().split(" ");
    assertThat(counts[0]).isEqualTo(counts[1]);
    assertThat(Integer.parseInt(counts[0])).isGreaterThanOrEqualTo(3);
  }

  @Test
  void fenceAwsReadsTheStatusStopsAndStarts() {
    String target = "fence_aws -r eu-west-1 -n " + instance(other) + " -o ";
    assertThat(shell(owner, target + "status").status()).isZero();
    // Out of the cluster first: this is about the agent, and no failure of a node.
    must(other, "pcs cluster stop");
    must(owner, target + "off");
    assertThat(shell(owner, target + "status").status()).isEqualTo(2);
    must(owner, target + "on");
    assertThat(shell(owner, target + "status").status()).isZero();
    assertThat(lab.awaitReady(READY)).isEqualTo(owner);
  }

  @Test
  void awsvipStartsMonitorsAndStops() {
    lifecycle("awsvip", "OCF_RESKEY_secondary_private_ip=192.168.1.77");
  }

  @Test
  void awseipStartsMonitorsAndStops() {
    String allocated = aws("ec2 allocate-address --query [PublicIp,AllocationId] --output text");
    String[] words = allocated.split("\\s+");
    try {
      lifecycle(
          "awseip", "OCF_RESKEY_elastic_ip=" + words[0] + " OCF_RESKEY_allocation_id=" + words[1]);
    } finally {
      aws("ec2 release-address --allocation-id " + words[1]);
    }
  }

  @Test
  void awsVpcMoveIpStartsMonitorsAndStops() {
    String table =
        aws("ec2 describe-route-tables --query RouteTables[0].RouteTableId --output text");
    String eni =
        aws(
            "ec2 describe-instances --instance-ids %s --output text --query %s"
                .formatted(
                    instance(other),
                    "Reservations[0].Instances[0].NetworkInterfaces[0].NetworkInterfaceId"));
    String route = "--route-table-id " + table + " --destination-cidr-block 10.99.0.9/32";
    aws("ec2 create-route " + route + " --network-interface-id " + eni);
    try {
      lifecycle(
          "aws-vpc-move-ip",
          "OCF_RESKEY_ip=10.99.0.9 OCF_RESKEY_interface=ens5 OCF_RESKEY_routing_table=" + table);
    } finally {
      aws("ec2 delete-route " + route);
    }
  }

  /** Not running, started, running, stopped, not running: by the agent's own exit codes. */
  private void lifecycle(String agent, String parameters) {
    String command =
        "export OCF_ROOT=/usr/lib/ocf OCF_RESOURCE_INSTANCE=upstream OCF_RESKEY_region=eu-west-1"
            + " OCF_RESKEY_auth_type=role "
            + parameters
            + "; /usr/lib/ocf/resource.d/heartbeat/"
            + agent
            + " ";
    assertThat(shell(other, command + "monitor").status()).isEqualTo(7);
    must(other, command + "start");
    must(other, command + "monitor");
    must(other, command + "stop");
    assertThat(shell(other, command + "monitor").status()).isEqualTo(7);
  }

  private String instance(String node) {
    return lab.status().stream()
        .filter(machine -> machine.name().equals(node))
        .findFirst()
        .orElseThrow()
        .instance();
  }

  private String status(String eni) {
    return aws(
        "ec2 describe-network-interfaces --network-interface-ids "
            + eni
            + " --query NetworkInterfaces[0].Status --output text");
  }

  private String aws(String arguments) {
    return must(owner, "aws " + arguments.replaceAll("(\\S*\\[\\S*)", "'$1'")).strip();
  }

  private String python(String script) {
    Said said = lab.run(owner, LIMIT, "python3", "-c", script);
    assertThat(said.status()).as(said.error()).isZero();
    return said.out();
  }

  private String must(String node, String script) {
    Said said = shell(node, script);
    assertThat(said.status()).as("%s: %s%s", script, said.out(), said.error()).isZero();
    return said.out();
  }

  private Said shell(String node, String script) {
    return lab.run(node, LIMIT, "sh", "-c", script);
  }
}
