package io.cicely.cli.plan.step;

/** What a step does to a cluster that runs, the mildest first. */
public enum Impact {
  /** Clients and resources do not notice it. */
  NONE,
  /** Corosync reads its configuration anew; nothing stops. */
  RELOADS_COROSYNC,
  /** A resource that follows a VIP is stopped and started. */
  RESTARTS_RESOURCE,
  /** A VIP is away for as long as a planned move takes. */
  MOVES_VIP,
  /** Corosync and Pacemaker are stopped and started, and the VIPs with them. */
  RESTARTS_CLUSTER
}
