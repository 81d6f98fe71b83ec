/// What is told while work goes on: events, and the bus that carries them within a process.
@NullMarked
package dev.onggi.event;

import org.jspecify.annotations.NullMarked;
