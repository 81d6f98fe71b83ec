/// Rules on text as such: markup, Unicode, encoding damage, spaces, case and null words.
@NullMarked
package dev.onggi.rule.text;

import org.jspecify.annotations.NullMarked;
