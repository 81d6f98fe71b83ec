/// Reading files: paths, archives, and what each kind of file holds.
@NullMarked
package dev.onggi.collect.file;

import org.jspecify.annotations.NullMarked;
