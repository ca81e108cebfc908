package io.cicely.cli.pacemaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.pacemaker.Cib.Primitive;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CibTest {
  @Test
  void findsPrimitivesWithTheirParametersInGroupsToo() {
    Cib cib = Cib.parse(Sample.text("cib.xml"));
    assertThat(cib.primitives())
        .extracting(Primitive::id)
        .containsExactly("fence_adam", "fence_eva", "vip", "nginx");
    Primitive vip = cib.primitives().get(2);
    assertThat(vip.agent()).isEqualTo("ocf:cicely:vip");
    assertThat(vip.parameter("ip")).isEqualTo("192.168.1.50");
    assertThat(vip.parameter("eni")).isEqualTo("eni-0ccccccccccccccc1");
    assertThat(vip.parameter("region")).isEmpty();
    assertThat(cib.primitives().getFirst().agent()).isEqualTo("stonith:fence_cicely");
  }

  @Test
  void readsTheWholeCibAsWellAsItsConfiguration() {
    String whole = "<cib epoch='1'>" + Sample.text("cib.xml") + "<status/></cib>";
    assertThat(Cib.parse(whole)).isEqualTo(Cib.parse(Sample.text("cib.xml")));
  }

  private static FenceTargets targets(String... parameters) {
    SequencedMap<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      map.put(parameters[i], parameters[i + 1]);
    }
    return FenceTargets.of(new Primitive("fence", "stonith:fence_aws", map));
  }

  @Test
  void aDevicesTargetsAreThoseOfItsMapAndItsList() {
    FenceTargets mapped = targets("pcmk_host_map", "adam:i-1;eva:i-2; ");
    assertThat(mapped.plugs()).isEqualTo(new TreeMap<>(Map.of("adam", "i-1", "eva", "i-2")));
    assertThat(mapped.dynamic()).isFalse();
    assertThat(targets("pcmk_host_list", "adam, eva").plugs().keySet())
        .containsExactly("adam", "eva");
  }

  @Test
  void aDeviceWithoutAListFindsItsTargetsItself() {
    assertThat(targets().dynamic()).isTrue();
    assertThat(targets("pcmk_host_map", "adam:i-1", "pcmk_host_check", "dynamic-list").dynamic())
        .isTrue();
  }
}
