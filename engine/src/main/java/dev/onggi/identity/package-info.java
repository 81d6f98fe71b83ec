/// Who works with a workspace through a server: accounts, what they were granted, their sessions
/// and tokens, and a log of what they did that shows when somebody tampers with it.
@NullMarked
package dev.onggi.identity;

import org.jspecify.annotations.NullMarked;
