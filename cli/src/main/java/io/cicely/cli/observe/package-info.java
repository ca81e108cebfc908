/**
 * Looks at a cluster and changes nothing: all nodes at once, each asked for Pacemaker's view, its
 * links and its kernel's addresses, and EC2 for the rest. A node that does not answer costs its
 * time limit once and leaves unknowns, not errors; only when no Pacemaker answers at all is there
 * nothing to show.
 */
@NullMarked
package io.cicely.cli.observe;

import org.jspecify.annotations.NullMarked;
