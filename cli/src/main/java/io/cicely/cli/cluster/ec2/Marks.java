package io.cicely.cli.cluster.ec2;

import io.cicely.cli.spec.ClusterSpec;
import java.util.SortedMap;
import java.util.TreeMap;

/** By what Cicely finds again what it made in EC2, or changed there. */
public final class Marks {
  /** On all that belongs to a cluster; the value is its name. */
  public static final String CLUSTER = ClusterSpec.OWNER_TAG;

  /** On ENIs and Elastic IPs that Cicely made; the value is the VIP's name. */
  public static final String VIP = "cicely:vip";

  /** On a node's ENI whose source/dest check Cicely switched off: what it was before. */
  public static final String CHECK = "cicely:source-dest-check";

  /** The value of {@link #CHECK}. */
  public static final String CHECK_WAS_ON = "was-on";

  private static final String PRIVATE_ADDRESS = "cicely:vip:";

  private Marks() {}

  /** On a node's ENI that got a private address for the VIP; the value is the address. */
  public static String privateAddress(String vip) {
    return PRIVATE_ADDRESS + vip;
  }

  /** The VIP whose private address a tag is about, or empty. */
  public static String vipOfPrivateAddress(String key) {
    return key.startsWith(PRIVATE_ADDRESS) ? key.substring(PRIVATE_ADDRESS.length()) : "";
  }

  /** The description of the cluster's security group rules. */
  public static String rule(String cluster) {
    return "cicely:" + cluster;
  }

  /** The description of an ENI that Cicely made. */
  public static String eni(String cluster, String vip) {
    return "cicely:" + cluster + " " + vip;
  }

  /** The tags of what is made for a VIP. */
  public static SortedMap<String, String> made(ClusterSpec spec, String vip) {
    SortedMap<String, String> tags = new TreeMap<>(spec.tags());
    tags.put(CLUSTER, spec.name());
    tags.put(VIP, vip);
    return tags;
  }
}
