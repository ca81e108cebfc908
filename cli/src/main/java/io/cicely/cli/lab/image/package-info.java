/**
 * What the lab's machines boot from: a Debian made once by mmdebstrap, over it a layer that makes
 * it a cluster node, and over that the files of one node. The first two are cached under a name
 * that holds the digest of all that went into them, so that what is stale is never used.
 */
@NullMarked
package io.cicely.cli.lab.image;

import org.jspecify.annotations.NullMarked;
