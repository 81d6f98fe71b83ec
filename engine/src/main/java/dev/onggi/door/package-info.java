/// Commands to the process that owns a workspace, over a socket in the workspace's own folder.
@NullMarked
package dev.onggi.door;

import org.jspecify.annotations.NullMarked;
