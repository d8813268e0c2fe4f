"""What the contenders that run in Python share: their arguments, the clock, reading and writing.

It imports nothing but DuckDB, so that no contender pays for another's libraries at its start.
"""

import argparse
import json
import sys
import time

import duckdb


class Run:
    """One contender's run: its arguments, its database, and a clock of stages."""

    def __init__(self):
        parser = argparse.ArgumentParser()
        parser.add_argument("--out", required=True)
        parser.add_argument("--threads", type=int, default=2)
        parser.add_argument("inputs", nargs="+")
        self.args = parser.parse_args()
        self.stages = {}
        self.start = time.perf_counter()
        self.connection = duckdb.connect()
        self.connection.execute(f"set threads = {self.args.threads}")
        read(self.connection, self.args.inputs)

    def done(self, stage):
        """A stage has ended."""
        self.stages[stage] = round(time.perf_counter() - self.start, 3)
        self.start = time.perf_counter()

    def write(self, persons):
        """Writes the persons, a query of provider, record_id and person_id, and prints the stages."""
        self.connection.execute(
            f"copy ({persons}) to '{self.args.out}' (header, delimiter ',')"
        )
        self.done("write")
        json.dump(self.stages, sys.stdout)
        print()


def read(connection, inputs):
    """One table of records with the columns that Splink compares."""
    connection.execute(
        """
        create table clients as
        with cleaned as (
            select provider || '/' || record_id as unique_id, provider, record_id,
                   nullif(upper(trim(first_initial)), '') as first_initial,
                   nullif(upper(trim(last_initial)), '') as last_initial,
                   cast(try_strptime(trim(dob), ['%Y-%m-%d', '%d/%m/%Y', '%Y%m%d']) as date) as dob,
                   case when upper(trim(sex)) in ('M', 'MALE', '1') then 'M'
                        when upper(trim(sex)) in ('F', 'FEMALE', '2') then 'F' end as sex,
                   case when upper(postcode) like 'ZZ99%' then null
                        else nullif(upper(replace(trim(postcode), ' ', '')), '') end as postcode
            from read_csv(?, header = true, all_varchar = true, union_by_name = true)
            where upper(trim(consent)) in ('Y', 'YES', '1', 'TRUE')
        )
        select *, postcode[:-3] as sector, postcode[:-4] as district,
               year(dob) as yob, month(dob) as mob, day(dob) as dayob
        from cleaned
        where not (first_initial = 'X' and last_initial = 'X' and dob = date '1955-05-05')
        """,
        [inputs],
    )
