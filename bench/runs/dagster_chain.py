"""A chain of steps that do nothing, for Dagster: each in one process, and as it is by default."""

import os

from dagster import Definitions, In, Nothing, graph, in_process_executor, op


@op(ins={"before": In(Nothing)})
def nothing():
    return None


@graph
def steps():
    last = nothing.alias("nothing_0")()
    for number in range(1, int(os.environ["CHAIN"])):
        last = nothing.alias(f"nothing_{number}")(before=last)


defs = Definitions(
    jobs=[
        steps.to_job(name="chain", executor_def=in_process_executor),
        steps.to_job(name="chain_in_processes"),
    ]
)
