package io.cicely.cli.spec;

import java.util.Collections;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * The wanted cluster, as {@code cluster.yaml} says it, with every default filled in. What is null
 * is left to whoever knows it: EC2, the system's OpenSSH.
 *
 * @param name Corosync's cluster_name; what Cicely makes in EC2 bears it in the tag {@link
 *     #OWNER_TAG}
 * @param account the AWS account of the cluster, which makes the IAM policy tighter
 * @param pcsd whether pcsd is wanted beside Cicely
 * @param tags for what Cicely makes in EC2, besides its own
 */
public record ClusterSpec(
    String name,
    String region,
    @Nullable String account,
    List<NodeSpec> nodes,
    Access access,
    CorosyncSpec corosync,
    FencingSpec fencing,
    List<VipSpec> vips,
    boolean pcsd,
    SequencedMap<String, String> tags,
    List<AlertSpec> alerts) {

  /** The file's {@code apiVersion}. */
  public static final String API_VERSION = "cicely/v1";

  /** The tag by which EC2 resources belong to a cluster; its value is the cluster's name. */
  public static final String OWNER_TAG = "cicely:cluster";

  public ClusterSpec {
    nodes = List.copyOf(nodes);
    vips = List.copyOf(vips);
    tags = Collections.unmodifiableSequencedMap(tags);
    alerts = List.copyOf(alerts);
  }

  /** The partition that the region is in (AWS general reference, "Amazon Resource Names"). */
  public String partition() {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }
}
