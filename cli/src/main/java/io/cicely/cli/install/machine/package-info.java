/**
 * Carries out the changes of machines, all nodes at once and each kind of step after the one
 * before. Each change is atomic on its node: a file is there whole or not, so that one that was cut
 * off is made again by the next plan.
 */
@NullMarked
package io.cicely.cli.install.machine;

import org.jspecify.annotations.NullMarked;
