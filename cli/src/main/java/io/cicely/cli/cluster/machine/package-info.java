/**
 * The nodes' machines as they were observed: system, packages, files, services, and the Corosync
 * that runs. No record holds a secret: of a file that is one, its digest is known. Pure.
 */
@NullMarked
package io.cicely.cli.cluster.machine;

import org.jspecify.annotations.NullMarked;
