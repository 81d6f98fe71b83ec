@org.jspecify.annotations.NullMarked
package dev.onggi.cli;
