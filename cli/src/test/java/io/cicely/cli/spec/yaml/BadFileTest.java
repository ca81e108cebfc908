package io.cicely.cli.spec.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Mistakes that people make, each with the first problem that they are to see. */
class BadFileTest {
  private static final String BASE =
      """
      apiVersion: cicely/v1
      name: web
      region: eu-west-1
      nodes:
        - name: adam
          instance: i-0aaaaaaaaaaaaaaa1
          address: 192.168.1.11
        - name: eva
          instance: i-0aaaaaaaaaaaaaaa2
      access: { ssh: { user: admin } }
      corosync: { profile: balanced }
      fencing: { agent: cicely, delay: 3 }
      vips:
        - { name: vip, mode: eni, address: 192.168.1.50, eni: create }
        - { name: sec, mode: secondary-ip, address: 192.168.1.51 }
        - { name: ove, mode: route, address: 10.99.0.50, route_tables: all }
        - name: eip
          mode: elastic-ip
          address: 203.0.113.50
          private_ip: { adam: 192.168.1.61, eva: 192.168.1.62 }
          services:
            - { name: srv, systemd: nginx }
            - { name: db, ocf: "heartbeat:pgsql", parameters: { pgdata: /db } }
      pcsd: false
      tags: { team: payments }
      alerts:
        - { name: log, path: /usr/local/bin/log, recipients: [ops] }
      """;

  /**
   * @param from what is replaced in the good file
   * @param to by this
   * @param problem how a problem begins, with line and column
   */
  record Mistake(String from, String to, String problem) {}

  private static Mistake mistake(String from, String to, String problem) {
    return new Mistake(from, to, problem);
  }

  static final List<Mistake> MISTAKES =
      List.of(
          // The form of the file.
          mistake("cicely/v1", "cicely/v2", "1:13: apiVersion: 'cicely/v2' is not known here (did"),
          mistake("apiVersion: cicely/v1\n", "", "1:1: apiVersion is missing. Add apiVersion: c"),
          mistake("name: web", "name: web\nname: shop", "3:1: the key 'name' is there already, in"),
          mistake(
              "name: web", "nmae: web", "2:1: the key 'nmae' is not known here. Did you mean na"),
          mistake(
              "region: eu-west-1", "Region: eu-west-1", "3:1: the key 'Region' is not known he"),
          mistake("region: eu-west-1", "region:", "3:8: region: there is no value. Write an AWS"),
          mistake("name: web", "name: 12", "2:7: name: this is a number. Write a name"),
          mistake("name: web", "name: true", "2:7: name: this is true or false. Write a name"),
          mistake("name: web", "name: 1.5", "2:7: name: this is a decimal number. Write a name"),
          mistake("name: web", "name: [web]", "2:7: name: this is a list. Write a name"),
          mistake("name: web", "name: {a: b}", "2:7: name: this is a map. Write a name"),
          mistake("name: web", "name: !x web", "2:7: name: this is something with a tag of its ow"),
          mistake("name: web", "name: 'a b'", "2:7: name: 'a b' is not a name (letters"),
          mistake("name: web", "name: \"\"", "2:7: name: '' is not a name"),
          mistake("name: web", "\tname: web", "2:1: a tab indents this line. Use spaces"),
          mistake("  - name: eva", "\t- name: eva", "8:1: a tab indents this line"),
          mistake("name: web", "name: *web", "2:7: an alias to an anchor that is not above it"),
          mistake("name: web", "name: 'web", "this is no YAML: found unexpected end of stream"),
          mistake("name: web", "name web", "2:1: a key without its colon, or text that ends where"),
          mistake("name: web", "name: web: shop", "2:10: a key is not expected here. Indent it as"),
          mistake("name: web", " name: web", "2:6: a key is not expected here"),
          mistake(
              "pcsd: false", "---\npcsd: false", "24:1: a second document begins here. Write o"),
          mistake("name: web", "name: web\u0007", "2:10: a character that has no place here"),
          mistake("name: web", "<<: { name: web }", "2:1: YAML 1.2 has no merge key <<"),
          mistake("name: web", "5: web", "2:1: a key is not text. Write a name as the key"),
          mistake("name: web", "? [a]\n: web", "2:3: a key is not text"),
          mistake("eu-west-1", "Ireland", "3:9: region: 'Ireland' is not an AWS region. Write one"),
          mistake("eu-west-1", "eu-west-1a", "3:9: region: 'eu-west-1a' is not an AWS region"),
          mistake("name: web", "name: web\naccount: 123456789012", "3:10: account: this is a num"),
          mistake("name: web", "name: web\naccount: '1234'", "3:10: account: '1234' is not an AWS"),
          // Nodes.
          mistake(
              "adam\n", "adam_1\n", "5:11: nodes[0].name: 'adam_1' is not a node name (letters"),
          mistake("name: adam", "name: '007'", "5:11: nodes[0].name: '007' is not a node name"),
          mistake("name: adam", "name: -adam", "5:11: nodes[0].name: '-adam' is not a node name"),
          mistake("name: eva", "name: Adam", "8:11: nodes[1]: the node name 'Adam' is in line 5 t"),
          mistake(
              "aaa2", "aaa1", "9:15: nodes[1]: the instance 'i-0aaaaaaaaaaaaaaa1' is in line 6"),
          mistake("i-0aaaaaaaaaaaaaaa1", "0aaa1", "6:15: nodes[0].instance: '0aaa1' is not an i"),
          mistake(
              "i-0aaaaaaaaaaaaaaa1", "i-0AAAAAAA", "6:15: nodes[0].instance: 'i-0AAAAAAA' is n"),
          mistake(
              "    instance: i-0aaaaaaaaaaaaaaa2\n", "", "8:5: nodes[1]: instance is missing. A"),
          mistake(
              "192.168.1.11", "192.168.1.256", "7:14: nodes[0].address: '192.168.1.256' is not"),
          mistake(
              "192.168.1.11", "192.168.1", "7:14: nodes[0].address: '192.168.1' is not an IPv4"),
          mistake(
              "192.168.1.11", "192.168.1.11/24", "7:14: nodes[0].address: '192.168.1.11/24' is"),
          mistake("192.168.1.11", "127.0.0.1", "7:14: nodes[0].address: '127.0.0.1' is no address"),
          mistake("192.168.1.11", "'1:2:3'", "7:14: nodes[0].address: '1:2:3' is not an address."),
          mistake("192.168.1.11", "fe80::1", "7:14: nodes[0].address: 'fe80::1' is no address"),
          mistake("address: 192.168.1.11", "adress: 192.168.1.11", "7:5: nodes[0]: the key 'adres"),
          mistake(
              "    address: 192.168.1.11", "    ssh: { prot: 22 }", "7:12: nodes[0].ssh: the k"),
          mistake(
              "    address: 192.168.1.11", "    ssh: { port: '22' }", "7:18: nodes[0].ssh.port"),
          mistake(
              "    address: 192.168.1.11", "    ssh: { port: 0 }", "7:18: nodes[0].ssh.port: '0"),
          mistake(
              "    address: 192.168.1.11", "    ssh: { host: a@b }", "7:18: nodes[0].ssh.host: "),
          // Access.
          mistake(
              "{ ssh: { user: admin } }", "{}", "10:9: access: ssh, ssm or local is missing. A"),
          mistake("{ ssh: { user: admin } }", "ssh", "10:9: access: this is text. Write a map"),
          mistake("{ ssh: { user: admin } }", "{ ssh: {}, ssm: {} }", "10:20: access: ssh and ssm"),
          mistake(
              "{ ssh: { user: admin } }", "{ sssh: {} }", "10:11: access: the key 'sssh' is no"),
          mistake("{ ssh: { user: admin } }", "{ ssh: }", "10:15: access.ssh: there is no value"),
          mistake(
              "{ ssh: { user: admin } }", "{ ssm: { user: a } }", "10:18: access.ssm: the key "),
          mistake("user: admin", "user: a b", "10:24: access.ssh.user: 'a b' is not a user name"),
          mistake(
              "user: admin", "port: ssh", "10:24: access.ssh.port: this is text. Write a whole"),
          mistake("user: admin", "port: 65536", "10:24: access.ssh.port: '65536' is out of range"),
          // Corosync and fencing.
          mistake(
              "balanced", "balancd", "11:22: corosync.profile: 'balancd' is not known here (di"),
          mistake(
              "profile: balanced", "token: 5s", "11:20: corosync.token: this is text. Write a w"),
          mistake("profile: balanced", "token: 5", "11:20: corosync.token: '5' is out of range"),
          mistake("profile: balanced", "token: 0x1388", "11:20: corosync.token: this is a number"),
          mistake("profile: balanced", "token: 5000.0", "11:20: corosync.token: this is a decimal"),
          mistake(
              "profile: balanced", "token: 99999999999", "11:20: corosync.token: '99999999999'"),
          mistake("balanced }", "fast, token: 900 }", "11:28: corosync: profile and token exclude"),
          mistake(
              "agent: cicely", "agent: fence_aws", "12:19: fencing.agent: 'fence_aws' is not k"),
          mistake(
              "delay: 3", "delay: -3", "12:34: fencing.delay: '-3' is out of range. Write a wh"),
          mistake(
              "delay: 3", "survivor: bob", "12:37: fencing.survivor: there is no node 'bob'. W"),
          mistake(
              "delay: 3", "delay: 0, survivor: eva", "12:47: fencing.survivor: without a delay"),
          mistake(
              "cicely, delay: 3", "aws, profile: x", "12:33: fencing.profile: fence_aws takes "),
          mistake(
              "delay: 3", "role_arn: network", "12:37: fencing.role_arn: 'network' is not the A"),
          mistake(
              "delay: 3", "timeout: 10m", "12:36: fencing.timeout: this is text. Write a whole"),
          // VIPs.
          mistake(
              "mode: eni,", "", "14:5: vips[0]: mode is missing. Add mode: eni, secondary-ip, r"),
          mistake(
              "mode: eni", "modus: eni", "14:5: vips[0]: mode is missing. Add mode: eni, second"),
          mistake(
              "mode: eni", "mode: ENI", "14:24: vips[0].mode: 'ENI' is not known here (did you"),
          mistake(
              "mode: eni", "mode: routes", "14:24: vips[0].mode: 'routes' is not known here (d"),
          mistake(
              "eni: create", "eni: new", "14:57: vips[0].eni: 'new' is not create or the id of"),
          mistake(
              ", eni: create", "", "14:5: vips[0]: eni is missing. Add eni: and create or the id"),
          mistake(
              "eni: create", "eni: create, interface: ens5", "14:65: vips[0]: the key interfac"),
          mistake(
              "192.168.1.50", "2001:db8::50", "14:38: vips[0].address: '2001:db8::50' is not an"),
          mistake(
              "192.168.1.51", "192.168.1.50", "15:47: vips[1].address: '192.168.1.50' is in li"),
          mistake(
              "192.168.1.51", "192.168.1.11", "15:47: vips[1].address: '192.168.1.11' is in li"),
          mistake("192.168.1.51", "224.0.0.1", "15:47: vips[1].address: '224.0.0.1' is no address"),
          mistake(
              "192.168.1.51", "'::1'", "15:47: vips[1].address: '::1' is no address that a mach"),
          mistake("name: sec", "name: vip", "15:13: vips[1].name: 'vip' is the name of the VIP in"),
          mistake("name: sec", "name: 1st", "15:13: vips[1].name: '1st' is not a Pacemaker id (a"),
          mistake("name: sec", "name: a:b", "15:13: vips[1].name: 'a:b' is not a Pacemaker id"),
          mistake(
              "name: sec", "name: fence-eva", "15:13: vips[1].name: 'fence-eva' is the name of"),
          mistake(
              "name: sec", "name: eip-group", "17:11: vips[3].name: the group of this VIP woul"),
          mistake(
              "route_tables: all", "route_tables: al", "16:66: vips[2].route_tables: 'al' is n"),
          mistake(
              "route_tables: all", "route_tables: []", "16:66: vips[2].route_tables: the numbe"),
          mistake(
              "route_tables: all",
              "route_tables: [rtb-1]",
              "16:67: vips[2].route_tables[0]: 'rtb-"),
          mistake(
              "route_tables: all",
              "route_tables: [rtb-0123abcd, rtb-0123abcd]",
              "16:81: vips[2].route_tables: 'rtb-0123abcd' is there twice. Keep one"),
          mistake(
              "route_tables: all", "eni: create", "16:52: vips[2]: the key eni is of mode eni, n"),
          mistake("203.0.113.50", "10.0.0.50", "19:14: vips[3].address: '10.0.0.50' is a private"),
          mistake(
              "adam: 192.168.1.61, ", "", "20:17: vips[3].private_ip: there is no address for "),
          mistake(
              "eva: 192.168.1.62", "bob: 192.168.1.62", "20:17: vips[3].private_ip: there is n"),
          mistake(
              "192.168.1.62", "192.168.1.61", "20:44: vips[3].private_ip.eva: '192.168.1.61' is"),
          mistake(
              "192.168.1.62", "2001:db8::1", "20:44: vips[3].private_ip.eva: '2001:db8::1' is "),
          mistake(
              "    address: 203.0.113.50\n", "", "17:5: vips[3]: address or allocation is missi"),
          mistake(
              "address: 203", "allocation: create\n    address: 203", "20:5: vips[3]: address a"),
          mistake(
              "mode: elastic-ip", "mode: elastic-ip\n    prefers: bob", "19:14: vips[3].prefers"),
          // Services, tags, alerts.
          mistake(
              "systemd: nginx", "systemd: 'a b'", "22:31: vips[3].services[0].systemd: 'a b' is"),
          mistake(
              "systemd: nginx", "unit: nginx", "22:22: vips[3].services[0]: the key 'unit' is no"),
          mistake(
              "systemd: nginx", "ocf: nginx", "22:27: vips[3].services[0].ocf: 'nginx' is not a"),
          mistake(
              "\"heartbeat:pgsql\"", "cicely:vip", "23:26: vips[3].services[1].ocf: a VIP is no"),
          mistake(
              "ocf: \"heartbeat:pgsql\"", "systemd: pg", "23:46: vips[3].services[1].parameter"),
          mistake(
              "pgdata: /db", "port: 5432", "23:65: vips[3].services[1].parameters.port: this i"),
          mistake(
              "name: db", "name: srv", "23:17: vips[3].services[1].name: 'srv' is the name of t"),
          mistake("pcsd: false", "pcsd: no", "24:7: pcsd: this is text. Write true or false"),
          mistake("pcsd: false", "pcsd: 0", "24:7: pcsd: this is a number. Write true or false"),
          mistake("team: payments", "'aws:x': y", "25:9: tags: the key 'aws:x' is not a tag's key"),
          mistake(
              "team: payments", "'cicely:cluster': y", "25:9: tags: the key 'cicely:cluster' i"),
          mistake(
              "team: payments", "team: 7", "25:15: tags.team: this is a number. Write a tag's v"),
          mistake(
              "/usr/local/bin/log", "log.sh", "27:24: alerts[0].path: 'log.sh' is not an absol"),
          mistake(
              "name: log", "name: eip", "27:13: alerts[0].name: 'eip' is the name of the VIP in"),
          mistake("[ops]", "[\"a\\Lb\"]", "27:57: alerts[0].recipients[0]: this is not text of on"),
          mistake(
              "[ops]", "ops", "27:56: alerts[0].recipients: this is text. Write a list of recip"));

  @ParameterizedTest
  @FieldSource("MISTAKES")
  void aMistakeIsFoundWhereItIs(Mistake mistake) {
    assertThat(BASE).contains(mistake.from());
    String text = BASE.replaceFirst(quoted(mistake.from()), quotedReplacement(mistake.to()));
    List<Problem> problems = Examples.problems(text);
    Examples.assertUseful(problems, text);
    assertThat(problems.stream().map(Problem::toString).toList())
        .anySatisfy(problem -> assertThat(problem).contains(mistake.problem()));
  }

  private static String quoted(String text) {
    return java.util.regex.Pattern.quote(text);
  }

  private static String quotedReplacement(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  @Test
  void theFileWithoutAMistakeIsGood() {
    assertThat(Examples.problems(BASE)).isEmpty();
  }

  @Test
  void allMistakesOfAFileAreSaidAtOnceInTheOrderOfLines() {
    String text =
        BASE.replace("eu-west-1", "Ireland")
            .replace("name: eva", "name: adam")
            .replace("mode: secondary-ip", "mode: vrrp")
            .replace("10.99.0.50", "192.168.1.50")
            .replace("pcsd: false", "pcsd: off");
    List<Problem> problems = Examples.problems(text);
    Examples.assertUseful(problems, text);
    assertThat(problems.stream().map(Problem::line).distinct().toList())
        .containsExactly(3, 8, 15, 16, 20, 24);
  }

  @Test
  void whatIsNotAMapIsNoFile() {
    for (String text :
        List.of("", "\n", "# nothing\n", "web", "- a", "~", "[", "{", "\"", "&", "*")) {
      Examples.assertUseful(Examples.problems(text), text);
    }
  }

  @Test
  void aFileThatEndsAnywhereIsReadOrRefusedInIt() {
    int refused = 0;
    for (int end = 0; end < BASE.length(); end++) {
      String text = BASE.substring(0, end);
      List<Problem> problems = Examples.problems(text);
      if (!problems.isEmpty()) {
        Examples.assertUseful(problems, text);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(200);
  }

  @Test
  void whateverIsTypedIntoAFileItIsReadOrRefusedInIt() {
    long seed = Long.getLong("cicely.seed", 20_261_123);
    Random random = new Random(seed);
    String typed = "aZ09 \t\n\r:-,[]{}#&*!|>'\"%@`?\\\u0000\u0085\u2028\ufeff\u00e9\ud83d<=~";
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder(BASE);
      for (int edits = random.nextInt(3); edits >= 0; edits--) {
        int at = random.nextInt(text.length());
        char letter = typed.charAt(random.nextInt(typed.length()));
        text.replace(at, at + random.nextInt(2), Character.toString(letter));
      }
      List<Problem> problems = Examples.problems(text.toString());
      if (!problems.isEmpty()) {
        Examples.assertUseful(problems, text + "\nseed " + seed);
      }
    }
  }

  @Test
  void tooManyNodesAndVipsAreRefused() {
    assertThat(first(BASE.replaceFirst("(?s)  - name: eva.*?aaa2\n", "")))
        .isEqualTo("5:3: nodes: the number of nodes is 1. Write at least 2.");
    String seventeen =
        IntStream.rangeClosed(1, 15)
            .mapToObj("  - { name: more%1$d, instance: i-%1$08x }\n"::formatted)
            .collect(Collectors.joining());
    String many = Examples.text("eni").replace("access:", seventeen + "access:");
    assertThat(first(many)).isEqualTo("5:3: nodes: the number of nodes is 17. Write at most 16.");
    assertThat(first(vips("mode: eni, eni: create", 15)))
        .contains("14]: one node cannot hold more than 14 VIPs of mode eni");
    assertThat(first(vips("mode: secondary-ip", 50)))
        .contains("49]: one node cannot hold more than 49 VIPs of mode secondary-ip");
    assertThat(Examples.problems(vips("mode: route, route_tables: all", 60))).isEmpty();
  }

  private static String vips(String mode, int count) {
    String vips =
        IntStream.rangeClosed(1, count)
            .mapToObj(i -> "  - { name: v%d, address: 10.1.0.%d, %s }%n".formatted(i, i, mode))
            .collect(Collectors.joining());
    return Examples.text("eni").replaceFirst("(?s)vips:.*", "vips:\n" + vips);
  }

  private static String first(String text) {
    return Examples.problems(text).getFirst().toString();
  }

  @Test
  void aDelayIsForTwoNodes() {
    String third = "  - { name: bob, instance: i-0aaaaaaaaaaaaaaa3 }\naccess:";
    assertThat(first(BASE.replaceFirst("access:", third)))
        .startsWith("13:34: fencing.delay: it is for two nodes");
  }

  @Test
  void aSecretIsRefusedWithAdviceAndNeverRepeated() {
    String secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    String id = "AKIA" + "IOSFODNN7EXAMPLE";
    for (String key :
        List.of(
            "access_key",
            "secret_key",
            "aws_secret_access_key",
            "password",
            "passwd",
            "authkey",
            "AWS_SESSION_TOKEN",
            "api-key",
            "private_key",
            "aws_credentials")) {
      for (String place : List.of("pcsd: false", "team: payments", "pgdata: /db", "user: admin")) {
        String text = BASE.replaceFirst(place, quotedReplacement(key + ": " + secret));
        List<Problem> problems = Examples.problems(text);
        Examples.assertUseful(problems, text);
        assertThat(problems).anyMatch(it -> it.what().equals(Secrets.WHAT));
        assertThat(problems.toString()).contains("instance profile").doesNotContain(secret);
      }
    }
    for (Mistake mistake : MISTAKES) {
      for (String text : List.of(secret, id)) {
        String bad = BASE.replaceFirst(quoted(mistake.from()), quotedReplacement(text));
        assertThat(Examples.problems(bad).toString()).doesNotContain(text);
      }
    }
    String asValue = BASE.replace("payments", id);
    assertThat(first(asValue)).contains("25:15: tags.team: " + Secrets.WHAT);
    assertThat(Examples.problems(BASE.replace("name: web", "name: '" + secret)).toString())
        .doesNotContain(secret);
  }

  @Test
  void aBombOfAliasesIsRefused() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    Examples.assertUseful(Examples.problems(text.toString()), text.toString());
    String deep = "a: " + "[".repeat(5_000);
    Examples.assertUseful(Examples.problems(deep), deep);
    Examples.assertUseful(Examples.problems("a: &a { b: *a }"), "a: &a { b: *a }");
  }
}
