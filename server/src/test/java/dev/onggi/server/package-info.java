/// Tests of the server against one shop that all of them share.
@org.jspecify.annotations.NullMarked
package dev.onggi.server;
