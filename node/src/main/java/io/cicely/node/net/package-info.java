/**
 * The port {@link io.cicely.node.net.Kernel}: links, addresses, rules and routes of this machine as
 * records, and the changes that the agent may ask for. A {@link io.cicely.node.net.Snapshot} is one
 * reading of all of it; what is to be changed is decided elsewhere.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.net;
