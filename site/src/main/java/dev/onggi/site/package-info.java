/// The documentation site: Markdown files in, linked and checked HTML pages out.
@NullMarked
package dev.onggi.site;

import org.jspecify.annotations.NullMarked;
