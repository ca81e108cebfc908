/**
 * Makes a cluster what its file says: looks at EC2 and the machines, plans, and carries the plan
 * out. Nothing is remembered between two runs: what is there is looked at, so a run that was cut
 * off is taken up by the next.
 */
@NullMarked
package io.cicely.cli.install;

import org.jspecify.annotations.NullMarked;
