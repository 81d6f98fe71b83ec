/// Tests of the Excel connector.
package dev.onggi.connector.excel;
