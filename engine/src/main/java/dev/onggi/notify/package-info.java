/// Telling people and programs what happened: notices are kept until they are delivered.
@NullMarked
package dev.onggi.notify;

import org.jspecify.annotations.NullMarked;
