/**
 * What has to change on the nodes' machines for them to form the wanted cluster. A step that would
 * leave something stale behind if we were killed after it comes after what makes that visible: who
 * has to be started anew is stopped before the file is written. Pure.
 */
@NullMarked
package io.cicely.cli.plan.machine;

import org.jspecify.annotations.NullMarked;
