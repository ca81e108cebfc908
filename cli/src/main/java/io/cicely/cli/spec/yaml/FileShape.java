package io.cicely.cli.spec.yaml;

import static io.cicely.cli.spec.yaml.Shape.Field.optional;
import static io.cicely.cli.spec.yaml.Shape.Field.required;

import io.cicely.cli.spec.ClusterSpec;
import io.cicely.cli.spec.CorosyncSpec.Profile;
import io.cicely.cli.spec.FencingSpec;
import io.cicely.cli.spec.Mode;
import io.cicely.cli.spec.yaml.Shape.ByMode;
import io.cicely.cli.spec.yaml.Shape.Choice;
import io.cicely.cli.spec.yaml.Shape.Fields;
import io.cicely.cli.spec.yaml.Shape.Flag;
import io.cicely.cli.spec.yaml.Shape.Items;
import io.cicely.cli.spec.yaml.Shape.Table;
import io.cicely.cli.spec.yaml.Shape.Text;
import io.cicely.cli.spec.yaml.Shape.Whole;
import io.cicely.cli.spec.yaml.Shape.WordOr;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The shape of {@code cluster.yaml}. */
final class FileShape {
  /** The word for what {@code cicely apply} is to make. */
  static final String CREATE = "create";

  /** The word for all route tables of the VPC. */
  static final String ALL = "all";

  static final int MOST_NODES = 16;
  private static final int MOST_VIPS = 100;
  private static final int MOST_TAGS = 40;
  private static final int MOST_ENTRIES = 100;
  private static final int MOST_TABLES = 200;
  private static final int LEAST_TOKEN_MS = 1_000;
  private static final int MOST_TOKEN_MS = 60_000;
  private static final int MOST_SECONDS = 3_600;
  private static final int MOST_DELAY_SECONDS = 60;
  private static final int HIGHEST_PORT = 65_535;

  private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final String IPV4 = "(?:" + OCTET + "\\.){3}" + OCTET;
  private static final Text V4 = new Text(IPV4, "an IPv4 address", "192.168.1.50");
  private static final Text IP =
      new Text(
          IPV4 + "|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,8}",
          "an IPv4 or IPv6 address",
          "192.168.1.50 or 2001:db8::50");

  /** Not all digits: Pacemaker would take that for a node id. */
  static final Text NODE =
      new Text(
          "(?![0-9]+$)[A-Za-z0-9](?:[A-Za-z0-9.-]{0,61}[A-Za-z0-9])?",
          "a node name (letters, digits, dots and hyphens, not digits alone, at most 63)",
          "adam");

  /** An XML id, which Pacemaker's CIB makes of it. */
  private static final Text RESOURCE =
      new Text(
          "[A-Za-z_][A-Za-z0-9_.-]{0,62}",
          "a Pacemaker id (a letter, then letters, digits, '_', '.' or '-', at most 63)",
          "vip");

  /** What ends a line or rules a terminal. */
  private static final String CONTROLS =
      "\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029\\ufeff\\ufffe\\uffff";

  private static final Text PATH =
      new Text("/[^" + CONTROLS + "]{1,254}", "an absolute path", "/usr/local/bin/alert");
  private static final Text FILE =
      new Text("[~./A-Za-z0-9_][^" + CONTROLS + "]{0,254}", "a file", "~/.ssh/id_ed25519");
  private static final Text LINK =
      new Text("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}", "the name of a link", "ens5");
  private static final Text ROLE =
      new Text(
          "arn:aws[a-z-]*:iam::[0-9]{12}:role/[A-Za-z0-9+=,.@_/-]{1,512}",
          "the ARN of a role",
          "arn:aws:iam::123456789012:role/network");
  private static final Text AWS_PROFILE =
      new Text("[A-Za-z0-9_.-]{1,64}", "a profile of the AWS configuration", "cluster");
  private static final Text HOST =
      new Text(
          "[A-Za-z0-9](?:[A-Za-z0-9_.:-]{0,253}[A-Za-z0-9])?",
          "a host name or address, without a user",
          "adam.example.com");
  private static final Text USER =
      new Text("[A-Za-z_][A-Za-z0-9_.-]{0,31}", "a user name", "admin");
  private static final Text JUMP =
      new Text(
          "[A-Za-z0-9_][A-Za-z0-9_.:@,-]{0,254}", "ssh's ProxyJump", "admin@bastion.example.com");
  private static final Text ONE_LINE =
      new Text("[^" + CONTROLS + "]{0,1024}", "text of one line", "\"8080\"");
  private static final Text VARIABLE =
      new Text("[A-Za-z_][A-Za-z0-9_-]{0,63}", "a name of letters, digits and '_'", "config");
  private static final Text TAG =
      new Text(
          "(?!(?:[aA][wW][sS]|cicely):)[A-Za-z0-9 _.:/=+@-]{1,128}",
          "a tag's key, without the prefixes aws: and cicely:, which are taken",
          "team");
  private static final Text TAG_VALUE =
      new Text("[A-Za-z0-9 _.:/=+@-]{0,256}", "a tag's value", "payments");

  private FileShape() {}

  /** The whole file. */
  static final Fields FILE_SHAPE =
      Fields.of(
          required(
              "apiVersion",
              new Choice(List.of(ClusterSpec.API_VERSION)),
              "The version of this file's form."),
          required(
              "name",
              new Text(
                  "[A-Za-z0-9][A-Za-z0-9_.-]{0,63}",
                  "a name (letters, digits, '_', '.' and '-', at most 64)",
                  "web"),
              "The cluster's name in Corosync, and in the tag cicely:cluster."),
          required(
              "region",
              new Text("[a-z]{2}(?:-[a-z]{2,12}){1,3}-[0-9]{1,2}", "an AWS region", "eu-west-1"),
              "The AWS region of all nodes."),
          optional(
              "account",
              new Text("[0-9]{12}", "an AWS account id in quotes", "\"123456789012\""),
              "The AWS account, which makes the IAM policy tighter."),
          required(
              "nodes",
              new Items(node(), "nodes", 2, MOST_NODES),
              "The cluster nodes, all in one VPC."),
          required("access", access(), "How commands reach the nodes: exactly one way."),
          optional("corosync", corosync(), "Corosync's settings."),
          optional("fencing", fencing(), "How a lost node is powered off."),
          required("vips", new Items(vip(), "VIPs", 1, MOST_VIPS), "The floating addresses."),
          optional("pcsd", new Flag(), false, "Whether pcsd is wanted, and its port 2224 opened."),
          optional(
              "tags",
              new Table(TAG, TAG_VALUE, MOST_TAGS),
              "Tags for what Cicely makes in EC2, besides cicely:cluster."),
          optional(
              "alerts",
              new Items(alert(), "alerts", 0, MOST_NODES),
              "Pacemaker's alerts: what it is to call when something happens."));

  private static Fields node() {
    return Fields.of(
        required("name", NODE, "Its name in Corosync and Pacemaker."),
        required("instance", id("i", "an instance id"), "Its EC2 instance."),
        optional(
            "address", IP, "Where Corosync reaches it; without it the primary private address."),
        optional(
            "ssh",
            new Fields(
                Stream.concat(
                        Stream.of(optional("host", HOST, "What ssh connects to, if not the name.")),
                        ssh().fields().stream())
                    .toList(),
                Shape.Count.ANY,
                List.of()),
            "What differs for this node from access.ssh."));
  }

  private static Fields ssh() {
    return Fields.of(
        optional("user", USER, "The user, with sudo; without it ssh_config decides."),
        optional("port", new Whole(1, HIGHEST_PORT, "a TCP port"), "ssh's Port."),
        optional("identity", FILE, "The file of a private key, ssh's IdentityFile."),
        optional("proxy_jump", JUMP, "The hosts to jump over, ssh's ProxyJump."));
  }

  private static Fields access() {
    return Fields.of(
            optional(
                "ssh",
                ssh().and(optional("config", FILE, "An ssh_config file; without it your own.")),
                "By the system's OpenSSH."),
            optional("ssm", Fields.of(), "By AWS Systems Manager."),
            optional("local", Fields.of(), "The command runs on a node itself."))
        .exactlyOneOf("ssh", "ssm", "local");
  }

  private static Fields corosync() {
    return Fields.of(
            optional(
                "profile",
                new Choice(Arrays.stream(Profile.values()).map(Profile::toString).toList()),
                Profile.BALANCED.toString(),
                "A token by name: balanced 5 s, fast 1 s, conservative 30 s."),
            optional(
                "token",
                new Whole(LEAST_TOKEN_MS, MOST_TOKEN_MS, "milliseconds"),
                "Corosync's totem.token in milliseconds, instead of a profile."))
        .atMostOneOf("profile", "token");
  }

  private static Fields fencing() {
    return Fields.of(
        optional(
            "agent",
            new Choice(
                Arrays.stream(FencingSpec.Agent.values())
                    .map(FencingSpec.Agent::toString)
                    .toList()),
            FencingSpec.Agent.CICELY.toString(),
            "The fence agent: cicely (fence_cicely) or aws (fence_aws)."),
        optional(
            "delay",
            new Whole(0, MOST_DELAY_SECONDS, "seconds"),
            "Two nodes: seconds that a fencing of the survivor waits (pcmk_delay_base); 3."),
        optional("survivor", NODE, "Two nodes: which wins when both lost each other; the first."),
        optional(
            "timeout",
            new Whole(30, MOST_SECONDS, "seconds"),
            FencingSpec.DEFAULT_TIMEOUT_SECONDS,
            "Seconds that a fencing may take (pcmk_off_timeout, pcmk_reboot_timeout)."),
        optional("role_arn", ROLE, "Agent cicely: a role to assume."),
        optional("profile", AWS_PROFILE, "Agent cicely: a profile of the nodes' AWS files."));
  }

  private static ByMode vip() {
    SequencedMap<String, Fields> variants = new LinkedHashMap<>();
    for (Mode mode : Mode.values()) {
      variants.put(
          mode.toString(),
          switch (mode) {
            case ENI ->
                vip(mode)
                    .and(
                        required("address", V4, "The VIP, IPv4, an address of the ENI."),
                        required(
                            "eni",
                            new Text(
                                CREATE + "|eni-(?:[0-9a-f]{8}|[0-9a-f]{17})",
                                "create or the id of a network interface",
                                "eni-0123456789abcdef0"),
                            "The ENI that carries it, or create."),
                        optional(
                            "security_groups",
                            new Items(id("sg", "a security group id"), "ids", 1, MOST_NODES),
                            "With eni: create, its groups; without them those of the nodes."));
            case SECONDARY_IP ->
                vip(mode)
                    .and(
                        required("address", IP, "The VIP, an address of the nodes' subnet."),
                        link());
            case ROUTE ->
                vip(mode)
                    .and(
                        required("address", IP, "The VIP, outside the VPC's ranges."),
                        required(
                            "route_tables",
                            new WordOr(
                                ALL,
                                new Items(id("rtb", "a route table id"), "ids", 1, MOST_TABLES)),
                            "The tables that lead to it: ids, or all of the VPC."),
                        link());
            case ELASTIC_IP ->
                vip(mode)
                    .and(
                        optional("address", V4, "The Elastic IP."),
                        optional(
                            "allocation",
                            new Text(
                                CREATE + "|eipalloc-(?:[0-9a-f]{8}|[0-9a-f]{17})",
                                "create or an allocation id",
                                "eipalloc-0123456789abcdef0"),
                            "Instead of address: its allocation id, or create."),
                        required(
                            "private_ip",
                            new WordOr(CREATE, new Table(NODE, V4, MOST_NODES)),
                            "A secondary private address of each node, or create."))
                    .exactlyOneOf("address", "allocation");
          });
    }
    return new ByMode(variants);
  }

  private static Fields vip(Mode mode) {
    return Fields.of(
        required("name", RESOURCE, "The name of its Pacemaker resource."),
        required(ByMode.KEY, new Choice(List.of(mode.toString())), "How it moves."),
        optional("prefers", NODE, "The node where it is to be while that is healthy."),
        optional("role_arn", ROLE, "A role to assume; in mode route for the route tables alone."),
        optional("profile", AWS_PROFILE, "A profile of the nodes' AWS files."),
        optional(
            "services",
            new Items(service(), "services", 0, MOST_NODES),
            "What follows the VIP, started after it in this order."));
  }

  private static Shape.Field link() {
    return optional("interface", LINK, "The link that gets it; the one of the default route.");
  }

  private static Fields service() {
    return Fields.of(
            required("name", RESOURCE, "The name of its Pacemaker resource."),
            optional(
                "systemd",
                new Text("[A-Za-z0-9][A-Za-z0-9:_.@\\\\-]{0,200}", "a unit of systemd", "nginx"),
                "A unit of systemd."),
            optional(
                "ocf",
                new Text(
                    "[A-Za-z0-9_.-]{1,64}:[A-Za-z0-9_.-]{1,64}",
                    "an OCF agent with its provider",
                    "heartbeat:pgsql"),
                "An OCF resource agent."),
            optional(
                "parameters",
                new Table(VARIABLE, ONE_LINE, MOST_ENTRIES),
                "Parameters of the OCF resource agent."))
        .exactlyOneOf("systemd", "ocf");
  }

  private static Fields alert() {
    return Fields.of(
        required("name", RESOURCE, "Its name in the CIB."),
        required("path", PATH, "The alert agent on the nodes."),
        optional(
            "recipients", new Items(ONE_LINE, "recipients", 0, MOST_NODES), "Whom it is to tell."),
        optional(
            "options", new Table(VARIABLE, ONE_LINE, MOST_ENTRIES), "Its environment variables."));
  }

  private static Text id(String prefix, String what) {
    return new Text(prefix + "-(?:[0-9a-f]{8}|[0-9a-f]{17})", what, prefix + "-0123456789abcdef0");
  }
}
