"""A chain of steps that do nothing, for Prefect: the process that serves the flow."""

import os

from prefect import flow, task


@task
def nothing(before):
    return before


@flow
def chain():
    last = None
    for _ in range(int(os.environ["CHAIN"])):
        last = nothing(last)


if __name__ == "__main__":
    chain.serve(name="chain")
