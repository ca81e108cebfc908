package io.cicely.cli.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WayTest {
  private static Way of(String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return Way.of(name -> parameters.getOrDefault(name, ""));
  }

  @Test
  void withoutAModeItIsAnEni() {
    assertThat(of("eni", "eni-1")).isEqualTo(new Way.Eni("eni-1"));
    assertThat(of("mode", "eni", "eni", "eni-1")).isEqualTo(new Way.Eni("eni-1"));
  }

  @Test
  void routeTablesAreSeparatedByCommas() {
    assertThat(of("mode", "route", "route_tables", "rtb-1, rtb-2"))
        .isEqualTo(new Way.Route(List.of("rtb-1", "rtb-2")));
    assertThat(of("mode", "route")).isEqualTo(new Way.Route(List.of()));
  }

  @Test
  void aPrivateAddressIsForOneNodeOrForAll() {
    Way.ElasticIp each =
        (Way.ElasticIp) of("mode", "elastic-ip", "private_ip", "adam:10.0.0.1;eva:10.0.0.2");
    assertThat(each.privateAddress("adam")).isEqualTo("10.0.0.1");
    assertThat(each.privateAddress("eva")).isEqualTo("10.0.0.2");
    assertThat(each.privateAddress("seth")).isEmpty();
    Way.ElasticIp all = (Way.ElasticIp) of("mode", "elastic-ip", "private_ip", "10.0.0.1");
    assertThat(all.privateAddress("seth")).isEqualTo("10.0.0.1");
  }

  @Test
  void aModeThatIsNotKnownIsKeptAsItCame() {
    assertThat(of("mode", "carrier-pigeon")).isEqualTo(new Way.Unknown("carrier-pigeon"));
    assertThat(of("mode", "secondary-ip")).isEqualTo(new Way.SecondaryIp());
    assertThat(of("mode", "secondary-ip").mode()).isEqualTo("secondary-ip");
  }
}
