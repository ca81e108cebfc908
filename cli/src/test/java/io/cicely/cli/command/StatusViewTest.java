package io.cicely.cli.command;

import static io.cicely.cli.cluster.Clusters.ADAM;
import static io.cicely.cli.cluster.Clusters.VIP;
import static io.cicely.cli.cluster.Clusters.online;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cicely.cli.cluster.Cluster;
import io.cicely.cli.cluster.Clusters;
import io.cicely.cli.cluster.Node;
import io.cicely.cli.cluster.Place;
import io.cicely.cli.cluster.Seen;
import io.cicely.cli.output.Json;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusViewTest {
  private static final Cluster DOUBTFUL =
      Clusters.of(
          Clusters.vip(ADAM, new Place.Unknown("ec2:DescribeNetworkInterfaces is denied"), ADAM),
          online("adam"),
          new Node(
              "eva",
              false,
              false,
              false,
              false,
              true,
              false,
              new Seen.Unknown<>("No route to host"),
              new Node.Fencing.NotReady("fence_eva is stopped"),
              "reboot FAILED at 2026-11-22 21:40:03Z: denied"));

  @Test
  void theFirstLineIsTheVerdict() {
    StatusView view = new StatusView(Clusters.good());
    assertThat(view.good()).isTrue();
    assertThat(view.text())
        .isEqualTo(
            """
            VIP 192.168.1.50 on adam; safe to fail over to eva.

            VIP            RESOURCE   MODE   PACEMAKER   EC2    KERNEL
            192.168.1.50   vip        eni    adam        adam   adam

            NODE   STATE    LINKS       FENCING              LAST FENCING
            adam   online   connected   ready (fence_adam)   -
            eva    online   connected   ready (fence_eva)    -

            Pacemaker 3.0.0, asked at adam; quorum: yes; DC: adam; fencing: enabled
            """);
  }

  @Test
  void whatIsUnknownIsSaidWithItsReason() {
    StatusView view = new StatusView(DOUBTFUL);
    assertThat(view.good()).isFalse();
    assertThat(view.text())
        .startsWith("VIP 192.168.1.50 is not fully known (Pacemaker: adam; EC2: unknown")
        .contains("eva    unclean   unknown (No route to host)   NOT READY (fence_eva is stopped)")
        .contains("Unknown to EC2 where 192.168.1.50 is: ec2:DescribeNetworkInterfaces is denied");
  }

  @Test
  void jsonSaysTheSame() throws IOException {
    JsonNode json = new JsonMapper().readTree(Json.of(new StatusView(DOUBTFUL).data()));
    assertThat(json.path("apiVersion").asText()).isEqualTo("cicely/v1");
    assertThat(json.path("good").asBoolean(true)).isFalse();
    assertThat(json.at("/vips/0/agreement").asText()).isEqualTo("unknown");
    assertThat(json.at("/vips/0/mode").asText()).isEqualTo("eni");
    assertThat(json.at("/vips/0/eni").asText()).isEqualTo("eni-1");
    assertThat(json.at("/vips/0/pacemaker/on/0").asText()).isEqualTo("adam");
    assertThat(json.at("/vips/0/ec2/unknown").asText()).contains("denied");
    assertThat(json.at("/nodes/1/unclean").asBoolean()).isTrue();
    assertThat(json.at("/nodes/1/fencing/ready").asBoolean(true)).isFalse();
    assertThat(json.at("/nodes/1/links/unknown").asText()).isEqualTo("No route to host");
  }

  @Test
  void aClusterWithoutAVipIsNotGood() {
    Cluster good = Clusters.of(VIP, online("adam"));
    Cluster empty =
        new Cluster("3.0.0", "adam", "adam", true, true, false, List.of(), good.nodes(), List.of());
    assertThat(new StatusView(empty).good()).isFalse();
    assertThat(new StatusView(empty).text()).startsWith("No VIP (ocf:cicely:vip) is configured.");
  }
}
