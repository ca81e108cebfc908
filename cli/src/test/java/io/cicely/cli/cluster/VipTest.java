package io.cicely.cli.cluster;

import static io.cicely.cli.cluster.Clusters.ADAM;
import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.cluster.Place.InMotion;
import io.cicely.cli.cluster.Place.Nowhere;
import io.cicely.cli.cluster.Place.On;
import io.cicely.cli.cluster.Place.OnSeveral;
import io.cicely.cli.spec.Way;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What makes the witnesses agree depends on how the VIP moves. */
class VipTest {
  private static final Way ENI = new Way.Eni("eni-1");
  private static final Way SECONDARY = new Way.SecondaryIp();
  private static final Way ROUTE = new Way.Route(List.of("rtb-1", "rtb-2"));
  private static final Way ELASTIC = new Way.ElasticIp(new LinkedHashMap<>());
  private static final Place STOPPED = new Nowhere("stopped");
  private static final Place BOTH = new OnSeveral(List.of("adam", "eva"));
  private static final Place MIGRATING = new InMotion("migrating on adam");

  private static Agreement of(Way way, Place pacemaker, Place ec2, Place kernel) {
    return Clusters.vip(way, pacemaker, ec2, kernel).agreement();
  }

  @Test
  void aMappingThatAStopLeavesBehindIsNoContradiction() {
    assertThat(of(SECONDARY, STOPPED, ADAM, STOPPED)).isEqualTo(new Agreement.Down());
    assertThat(of(ROUTE, STOPPED, BOTH, STOPPED)).isEqualTo(new Agreement.Down());
    assertThat(of(ENI, STOPPED, ADAM, STOPPED)).isEqualTo(new Agreement.Torn());
    assertThat(of(ELASTIC, STOPPED, ADAM, STOPPED)).isEqualTo(new Agreement.Torn());
  }

  @Test
  void aKernelThatKeptAStoppedVipIsOne() {
    assertThat(of(SECONDARY, STOPPED, ADAM, ADAM)).isEqualTo(new Agreement.Torn());
  }

  @Test
  void aMigrationMayHaveTheAddressInTwoKernels() {
    assertThat(of(SECONDARY, MIGRATING, ADAM, BOTH)).isEqualTo(new Agreement.Moving());
    assertThat(of(ROUTE, MIGRATING, BOTH, BOTH)).isEqualTo(new Agreement.Moving());
    assertThat(of(ENI, MIGRATING, ADAM, BOTH)).isEqualTo(new Agreement.Torn());
    assertThat(of(SECONDARY, ADAM, ADAM, BOTH)).isEqualTo(new Agreement.Torn());
  }

  @Test
  void routeTablesThatDifferAreAContradiction() {
    assertThat(of(ROUTE, ADAM, BOTH, ADAM)).isEqualTo(new Agreement.Torn());
    assertThat(of(ROUTE, ADAM, ADAM, ADAM)).isEqualTo(new Agreement.Held("adam"));
    assertThat(of(ROUTE, ADAM, new On("eva"), ADAM)).isEqualTo(new Agreement.Torn());
  }
}
