/// What happens, as it happens: events and logs as server-sent events.
@NullMarked
package dev.onggi.server.live;

import org.jspecify.annotations.NullMarked;
