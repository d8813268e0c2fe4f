"""Deduplicates client records in DuckDB's SQL, as an analyst without a linkage tool would.

Records are one person if they share initials, date of birth and sex, or all but one of these and the
postcode; persons are the connected components of such pairs, found by passing the smallest number on.
"""

from clients import Run

KEYS = [
    ["first_initial", "last_initial", "dob", "sex"],
    ["last_initial", "dob", "sex", "postcode"],
    ["first_initial", "dob", "sex", "postcode"],
    ["first_initial", "last_initial", "dob", "postcode"],
    ["first_initial", "last_initial", "sex", "yob", "mob", "postcode"],
    ["first_initial", "last_initial", "sex", "yob", "dayob", "postcode"],
    ["first_initial", "last_initial", "sex", "mob", "dayob", "postcode"],
]


def main():
    run = Run()
    connection = run.connection
    connection.execute(
        "create table numbered as select row_number() over (order by unique_id) as n, * from clients"
    )
    run.done("read")
    joins = " union ".join(
        "select a.n as l, b.n as r from numbered a join numbered b on a.n < b.n and "
        + " and ".join(f"a.{c} = b.{c}" for c in key)
        for key in KEYS
    )
    connection.execute(f"create table links as {joins}")
    run.done("link")
    connection.execute(
        """
        create table edges as select l, r from links union all select r, l from links;
        create table labels as select n, n as person from numbered;
        """
    )
    changed = 1
    while changed:
        connection.execute(
            """
            create or replace table next as
            select labels.n, least(labels.person, coalesce(min(other.person), labels.person)) as person
            from labels left join edges on edges.l = labels.n
                        left join labels other on other.n = edges.r
            group by labels.n, labels.person
            """
        )
        changed = connection.execute(
            "select count(*) from labels join next using (n) where labels.person <> next.person"
        ).fetchone()[0]
        connection.execute("create or replace table labels as select * from next")
    run.done("cluster")
    run.write(
        "select provider, record_id, person as person_id from labels join numbered using (n)"
    )


if __name__ == "__main__":
    main()
