/// The vendors' own clients ask the fake model server.
package dev.onggi.fidelity;
