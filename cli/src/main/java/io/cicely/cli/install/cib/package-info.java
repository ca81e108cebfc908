/**
 * Carries out the changes of the CIB, on one node for all: each as one patch, which Pacemaker takes
 * whole or not at all, verified and simulated before it is sent.
 */
@NullMarked
package io.cicely.cli.install.cib;

import org.jspecify.annotations.NullMarked;
