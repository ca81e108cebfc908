/**
 * The port {@code Kernel} on Linux: links from /sys/class/net and /proc/sys, all else from
 * iproute2, read and changed in one batch each. The text of {@code ip -o} is read rather than its
 * JSON, since the local monitor cannot afford a JSON library.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.net.linux;
