/// The REST API of Airflow 3 as its clients know it, under `/api/v2`.
@NullMarked
package dev.onggi.server.airflow.v2;

import org.jspecify.annotations.NullMarked;
