/// Excel workbooks in and out.
@NullMarked
package dev.onggi.connector.excel;

import org.jspecify.annotations.NullMarked;
