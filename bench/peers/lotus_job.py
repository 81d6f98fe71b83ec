"""The task in LOTUS, as its documentation has it: lotus_job.py TABLE OUTPUT FOLDER URL.

One semantic map over a data frame, with LOTUS' SQLite cache in the folder and LiteLLM's retries.
"""

import sys

import lotus
import pandas
from lotus.cache import CacheConfig, CacheFactory, CacheType
from lotus.models import LM

from task import IN_FLIGHT, MODEL, PROMPT, RETRIES


def main(table: str, output: str, folder: str, url: str) -> None:
    cache = CacheConfig(cache_type=CacheType.SQLITE, max_size=1_000_000, cache_dir=folder)
    model = LM(
        model=f"openai/{MODEL}",
        api_base=url,
        max_batch_size=IN_FLIGHT,
        num_retries=RETRIES,
        cache=CacheFactory.create_cache(cache),
    )
    lotus.settings.configure(lm=model, enable_cache=True)
    reviews = pandas.read_csv(table)
    cleaned = reviews.sem_map(PROMPT.format(text="{text}"), suffix="cleaned")
    cleaned[["id", "cleaned"]].to_csv(output, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:5])
