package io.cicely.node.vip;

/** What a decision may ask to be looked at. */
public enum Question {
  /** The VIP's network interface, as EC2 has it. */
  NETWORK_INTERFACE,
  /** The instance that this node is: for its device indexes. */
  OWN_INSTANCE,
  /** The state of the instance to which the network interface is attached. */
  OWNER,
  /** The range of the network interface's subnet. */
  SUBNET,
  /** The network interfaces of this instance. */
  OWN_INTERFACES,
  /** The network interface that has the VIP, of IPv6. */
  HOLDER,
  /** The VIP's route tables. */
  ROUTE_TABLES,
  /** The VIP, as an Elastic IP. */
  ELASTIC_IP,
  /** The kernel's network. */
  KERNEL
}
