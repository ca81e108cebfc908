/** What the lab consists of: names, addresses, files. No behaviour, and nothing of the machine. */
@NullMarked
package io.cicely.cli.lab.model;

import org.jspecify.annotations.NullMarked;
