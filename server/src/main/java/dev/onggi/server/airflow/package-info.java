/// What the two versions of the Airflow-compatible API share: pipelines, runs, steps and datasets
/// as Airflow's clients ask for them.
@NullMarked
package dev.onggi.server.airflow;

import org.jspecify.annotations.NullMarked;
