/**
 * What is to change so that a cluster becomes what its file says: stage by stage, each step with
 * what it does to a cluster that runs. Pure.
 */
@NullMarked
package io.cicely.cli.plan;

import org.jspecify.annotations.NullMarked;
