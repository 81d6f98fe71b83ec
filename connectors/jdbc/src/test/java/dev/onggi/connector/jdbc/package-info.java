/// Tests of the database connector.
package dev.onggi.connector.jdbc;
