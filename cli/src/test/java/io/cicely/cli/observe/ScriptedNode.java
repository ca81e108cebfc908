package io.cicely.cli.observe;

import io.cicely.cli.host.ScriptedHost;
import io.cicely.cli.pacemaker.Sample;
import io.cicely.node.failure.Code;
import io.cicely.node.failure.Failure;

/** The commands of one look at a node, and answers to them. */
public final class ScriptedNode {
  public static final String CRM_MON = "crm_mon --output-as=xml";
  public static final String CIB = "cibadmin --query --scope configuration";
  public static final String LINKS = "corosync-cfgtool -s";
  public static final String KERNEL = "ip -json address show";
  public static final String ALL_LINKS =
      """
      Local node ID 1, transport knet
      LINK ID 0 udp
      \taddr\t= 192.168.1.11
      \tstatus:
      \t\tnodeid:          1:\tlocalhost
      \t\tnodeid:          2:\tconnected
      """;

  private ScriptedNode() {}

  /** Expects one look, at a node whose kernel has those addresses. */
  public static ScriptedHost look(ScriptedHost host, String crmMon, String... addresses) {
    return host.expect(CRM_MON, crmMon)
        .expect(CIB, Sample.text("cib.xml"))
        .expect(LINKS, ALL_LINKS)
        .expect(KERNEL, kernel("UP", addresses));
  }

  public static ScriptedHost unreachable(String name) {
    return new ScriptedHost(name)
        .expectAndFail(
            CRM_MON,
            new Failure(
                Code.HOST_UNREACHABLE, "Cannot reach " + name, "No route to host", "Look at it"));
  }

  /** What ip prints for one link with those addresses. */
  public static String kernel(String flag, String... addresses) {
    StringBuilder infos = new StringBuilder();
    for (String address : addresses) {
      infos.append(infos.isEmpty() ? "" : ",");
      infos.append("{\"family\":\"inet\",\"local\":\"%s\",\"prefixlen\":32}".formatted(address));
    }
    String link =
        "\"ifindex\":3,\"ifname\":\"ens6\",\"flags\":[\"BROADCAST\",\"%s\"]".formatted(flag);
    return "[{" + link + ",\"addr_info\":[" + infos + "]}]";
  }
}
