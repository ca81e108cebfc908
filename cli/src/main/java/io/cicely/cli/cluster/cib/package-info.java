/**
 * Pacemaker's configuration, the CIB, as a tree that keeps every element and attribute it does not
 * know: what is foreign survives each change. Pure.
 */
@NullMarked
package io.cicely.cli.cluster.cib;

import org.jspecify.annotations.NullMarked;
