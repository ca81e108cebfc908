/**
 * Changes a running cluster at an operator's word, by Pacemaker's own tools alone. Whatever ends a
 * move (success, failure, an interrupt, a kill), no constraint stays behind: it is removed here,
 * and expires by itself where we could not.
 */
@NullMarked
package io.cicely.cli.operate;

import org.jspecify.annotations.NullMarked;
