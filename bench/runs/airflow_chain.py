"""A chain of steps that do nothing, for Airflow."""

import os

from airflow.sdk import dag, task


@task
def nothing():
    return None


@dag(schedule=None, catchup=False)
def chain():
    last = None
    for _ in range(int(os.environ["CHAIN"])):
        step = nothing()
        if last is not None:
            last >> step
        last = step


chain()
