/**
 * The record of what was done to AWS and to the nodes: one JSON line per call, appended, never
 * rewritten, and without secrets. Wrappers around the ports write it, so that no call is forgotten.
 */
@NullMarked
package io.cicely.cli.audit;

import org.jspecify.annotations.NullMarked;
