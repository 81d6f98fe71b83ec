package dev.onggi.identity;

/// An entry of the audit log in its place.
///
/// @param number its place, from 1 without gaps
/// @param entry what happened
/// @param hash of the entry and of the hash before it, in hexadecimal
public record AuditRecord(long number, AuditEntry entry, String hash) {}
