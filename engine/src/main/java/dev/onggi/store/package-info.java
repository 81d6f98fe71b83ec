/// The metadata database: connections, transactions, migrations.
@NullMarked
package dev.onggi.store;

import org.jspecify.annotations.NullMarked;
