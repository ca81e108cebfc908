/**
 * The fence agent {@code fence_cicely}, after ClusterLabs' FenceAgentAPI: parameters on standard
 * input or the command line, the answer as exit code (0, 1, and 2 for off). An instance counts as
 * off only when EC2 was seen to say so. Nothing here ends by itself while the trouble may pass:
 * fenced kills an agent when its time is over, and an agent that gives up early only burns
 * Pacemaker's attempts. Only {@link io.cicely.node.fence.FenceMain} touches the process.
 */
@org.jspecify.annotations.NullMarked
package io.cicely.node.fence;
