package dev.onggi.connector.jdbc;

import java.time.Duration;

/// Who connects, and how long anything may take.
///
/// @param user the user, empty where the database needs none
/// @param password the password, empty where there is none
/// @param timeout how long one statement may take
record Login(String user, String password, Duration timeout) {
    /// The password is kept out of messages.
    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
