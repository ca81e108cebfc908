package io.cicely.cli.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.cluster.Place;
import io.cicely.node.ec2.Attachment;
import io.cicely.node.ec2.ElasticIp;
import io.cicely.node.ec2.NetworkInterface;
import io.cicely.node.ec2.RouteTable;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MappedTest {
  private static final Map<String, String> NODES = Map.of("i-1", "adam", "i-2", "eva");
  private static final Mapped OVERLAY = new Mapped("10.99.0.50", NODES);
  private static final Mapped PUBLIC = new Mapped("203.0.113.50", NODES);

  @Test
  void aSecondaryAddressIsWhereTheEniThatHasItIsAttached() {
    Mapped mapped = new Mapped("192.168.1.60", NODES);
    assertThat(mapped.to(List.of(eni("eni-1", "i-1")))).isEqualTo(new Place.On("adam"));
    assertThat(mapped.to(List.of(eni("eni-9", "i-9")))).isEqualTo(new Place.On("i-9"));
    assertThat(mapped.to(List.of(eni("eni-9", "i-9"), eni("eni-2", "i-2"))))
        .isEqualTo(new Place.On("eva"));
    assertThat(mapped.to(List.of(eni("eni-9", null))))
        .isEqualTo(new Place.Nowhere("eni-9 has it and is attached to nothing"));
    assertThat(mapped.to(List.of())).isEqualTo(new Place.Nowhere("no ENI has 192.168.1.60"));
  }

  @Test
  void routesThatAgreeAreOnePlace() {
    assertThat(OVERLAY.routed(List.of(table("rtb-1", "i-1"), table("rtb-2", "i-1"))))
        .isEqualTo(new Place.On("adam"));
    assertThat(OVERLAY.routed(List.of(new RouteTable("rtb-1", "vpc-1", List.of()))))
        .isEqualTo(new Place.Nowhere("no route to 10.99.0.50"));
  }

  @Test
  void routesThatDifferAreSeveral() {
    assertThat(OVERLAY.routed(List.of(table("rtb-1", "i-1"), table("rtb-2", "i-2"))))
        .isEqualTo(new Place.OnSeveral(List.of("adam", "eva")));
    RouteTable without = new RouteTable("rtb-2", "vpc-1", List.of());
    assertThat(OVERLAY.routed(List.of(table("rtb-1", "i-1"), without)))
        .isEqualTo(new Place.OnSeveral(List.of("adam", "nobody in rtb-2")));
    assertThat(OVERLAY.routed(List.of(table("rtb-1", ""))))
        .isEqualTo(new Place.On("eni-1 in rtb-1"));
  }

  @Test
  void anIpv6RouteIsToOneAddressOfIpv6() {
    RouteTable table =
        new RouteTable(
            "rtb-1",
            "vpc-1",
            List.of(new RouteTable.Route("fd00:99::50/128", "eni-1", "i-2", true)));
    assertThat(new Mapped("fd00:99::50", NODES).routed(List.of(table)))
        .isEqualTo(new Place.On("eva"));
  }

  @Test
  void anElasticIpIsWhereItIsAssociated() {
    assertThat(PUBLIC.associated(List.of(elasticIp("eipassoc-1", "i-2"))))
        .isEqualTo(new Place.On("eva"));
    assertThat(PUBLIC.associated(List.of(elasticIp("eipassoc-1", ""))))
        .isEqualTo(new Place.Nowhere("eni-1 is attached to nothing"));
    assertThat(PUBLIC.associated(List.of(elasticIp("", ""))))
        .isEqualTo(new Place.Nowhere("associated with nothing"));
    assertThat(PUBLIC.associated(List.of()))
        .isEqualTo(new Place.Unknown("EC2 knows no Elastic IP 203.0.113.50"));
  }

  private static NetworkInterface eni(String id, @Nullable String instance) {
    return new NetworkInterface(
        id,
        "subnet-1",
        "vpc-1",
        "eu-west-1a",
        "02:00:00:00:00:01",
        NetworkInterface.Status.of(instance == null ? "available" : "in-use"),
        List.of(),
        List.of(),
        instance == null
            ? null
            : new Attachment("eni-attach-1", instance, 0, Attachment.Status.Known.ATTACHED),
        true,
        Map.of());
  }

  private static RouteTable table(String id, String instance) {
    return new RouteTable(
        id, "vpc-1", List.of(new RouteTable.Route("10.99.0.50/32", "eni-1", instance, true)));
  }

  private static ElasticIp elasticIp(String association, String instance) {
    return new ElasticIp(
        "eipalloc-1", "203.0.113.50", association, instance, "eni-1", "192.168.1.61");
  }
}
