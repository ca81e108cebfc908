package io.cicely.cli.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.cicely.cli.drill.history.EndState.Attachment;
import io.cicely.cli.drill.history.EndState.Lead;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndStatesTest {
  private static final String WORLD =
      """
      {
        "network": { "routeTables": { "rtb-1": { "id": "rtb-1", "routes": {
          "0.0.0.0/0": { "type": "ToGateway", "gatewayId": "igw-1" },
          "10.99.0.0/24": { "type": "ToInterface", "interfaceId": "eni-2" },
          "10.99.0.50/32": { "type": "ToInterface", "interfaceId": "eni-1" },
          "fd00:99::50/128": { "type": "ToInterface", "interfaceId": "eni-1" } } } } },
        "inventory": {
          "interfaces": {
            "eni-1": { "id": "eni-1", "privateAddresses": ["192.168.1.11", "192.168.1.60"],
              "ipv6Addresses": ["2001:db8::11"],
              "attachment": { "instanceId": "i-1", "deviceIndex": 0, "status": "attached" } },
            "eni-9": { "id": "eni-9", "privateAddresses": ["192.168.1.9"], "attachment": null } },
          "addresses": {
            "eipalloc-1": { "allocationId": "eipalloc-1", "publicIp": "203.0.113.50",
              "association": { "id": "eipassoc-1",
                "endpoint": { "interfaceId": "eni-1", "privateAddress": "192.168.1.61" } } },
            "eipalloc-2": { "allocationId": "eipalloc-2", "publicIp": "203.0.113.51",
              "association": null } } }
      }
      """;

  @Test
  void attachmentsHaveAllAddressesThePrimaryFirst() {
    assertThat(EndStates.attachments(WORLD))
        .containsExactly(
            new Attachment(
                "eni-1",
                "i-1",
                0,
                "attached",
                List.of("192.168.1.11", "192.168.1.60", "2001:db8::11")));
  }

  @Test
  void routesToOneAddressAndAssociationsAreLeads() {
    assertThat(EndStates.leads(WORLD))
        .containsExactly(
            new Lead("rtb-1", "10.99.0.50", "eni-1", ""),
            new Lead("rtb-1", "fd00:99::50", "eni-1", ""),
            new Lead("eipalloc-1", "203.0.113.50", "eni-1", "192.168.1.61"));
  }
}
