/// How the server says what is wrong: problems of the catalogue as HTTP replies.
@NullMarked
package dev.onggi.server.reply;

import org.jspecify.annotations.NullMarked;
