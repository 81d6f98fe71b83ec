/// The stable REST API of Airflow 2.10 as its clients know it, under `/api/v1`.
@NullMarked
package dev.onggi.server.airflow.v1;

import org.jspecify.annotations.NullMarked;
