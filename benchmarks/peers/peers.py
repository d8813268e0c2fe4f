#!/usr/bin/env python3
"""Runs linkage, Splink and plain SQL in turn on the same files, and says how long each takes and how
right it is. Standard library only; Splink goes into a virtual environment of its own.

    python3 benchmarks/peers/peers.py                      # 100,000 and 1,000,000 records, five runs
    python3 benchmarks/peers/peers.py --h50k FILE          # the public file as well
"""

import argparse
import datetime
import glob
import json
import os
import platform
import statistics
import subprocess
import sys
import time
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WORK = HERE.parent / "target" / "peers"
PYTHON = WORK / "venv" / "bin" / "python"
# Persons of a generated region that give about so many records.
WORLDS = {"100,000 records": 70_000, "1,000,000 records": 700_000}


def install():
    """Makes the virtual environment, once for each version of requirements.txt."""
    requirements = HERE / "requirements.txt"
    stamp = WORK / "venv" / "requirements.txt"
    if stamp.exists() and stamp.read_text() == requirements.read_text():
        return
    WORK.mkdir(parents=True, exist_ok=True)
    venv.create(WORK / "venv", with_pip=True, clear=True)
    subprocess.run([PYTHON, "-m", "pip", "install", "-q", "-r", requirements], check=True)
    stamp.write_text(requirements.read_text())


def linkage(*args):
    """Runs our own command line and returns what it prints."""
    done = subprocess.run(
        [ROOT / "linkage", *map(str, args)], check=True, capture_output=True, text=True
    )
    return done.stdout


def world(persons, seed):
    """Generates a region, unless it is there."""
    out = WORK / f"world-{persons}-{seed}"
    if not (out / "truth.csv").exists():
        linkage("synth", "--out", out, "--persons", persons, "--seed", seed, "--care", "realistic")
    return sorted(glob.glob(str(out / "ims" / "*.csv"))), out / "truth.csv"


def h50k(path):
    """Gives the public file the columns that all contenders read."""
    out = WORK / "h50k"
    out.mkdir(parents=True, exist_ok=True)
    with open(path) as source, open(out / "clients.csv", "w") as clients, open(
        out / "truth.csv", "w"
    ) as truth:
        next(source)
        clients.write("record_id,provider,first_initial,last_initial,dob,sex,postcode,consent\n")
        truth.write("provider,record_id,person_id\n")
        for line in source:
            ident, first, last, dob, sex, postcode, cluster = line.rstrip("\n").split(",")
            clients.write(f"{ident},h50k,{first},{last},{dob},{sex},{postcode},Y\n")
            truth.write(f"h50k,{ident},{cluster}\n")
    return [str(out / "clients.csv")], out / "truth.csv"


def contenders(inputs, threads):
    """What is run: name, command, and the file of persons that it leaves."""
    ours = WORK / "out-linkage"
    splink = WORK / "splink.csv"
    sql = WORK / "sql.csv"
    return [
        (
            "linkage",
            [ROOT / "linkage", "dedupe", *inputs, "--out", ours, "--overwrite"]
            + ["--threads", threads],
            ours / "persons.csv",
        ),
        (
            "Splink",
            [PYTHON, HERE / "splink_dedupe.py", "--out", splink, "--threads", threads, *inputs],
            splink,
        ),
        (
            "DuckDB SQL",
            [PYTHON, HERE / "sql_dedupe.py", "--out", sql, "--threads", threads, *inputs],
            sql,
        ),
    ]


def run(command):
    """Seconds and megabytes of one process, from its start to its end."""
    start = time.perf_counter()
    with open(WORK / "last.log", "w") as log:
        child = subprocess.Popen(list(map(str, command)), stdout=log, stderr=log)
        _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        sys.exit(f"{command[0]} failed; see {WORK / 'last.log'}")
    return seconds, usage.ru_maxrss / 1024


def accuracy(persons, truth):
    """Pairs of records: precision, recall, F1; and the bias of the count."""
    told = json.loads(linkage("evaluate", "--persons", persons, "--truth", truth, "--json"))
    return {
        "precision": told["pairs"]["precision"],
        "recall": told["pairs"]["recall"],
        "f1": told["pairs"]["f1"],
        "bias": told["persons"]["bias"],
        "records": told["records"]["compared"],
    }


def measure(name, inputs, truth, args):
    """All contenders in turn, so that a slow minute of the machine is everybody's."""
    found = contenders(inputs, args.threads)
    times = {who: [] for who, _, _ in found}
    peaks = {who: [] for who, _, _ in found}
    for _ in range(args.runs):
        for who, command, _ in found:
            seconds, peak = run(command)
            times[who].append(seconds)
            peaks[who].append(peak)
            print(f"{name}: {who} {seconds:.2f} s", file=sys.stderr)
    rows = []
    ours = statistics.median(times["linkage"])
    for who, _, persons in found:
        ratios = [other / mine for other, mine in zip(times[who], times["linkage"])]
        rows.append(
            {
                "data": name,
                "who": who,
                "seconds": times[who],
                "median_seconds": statistics.median(times[who]),
                "median_ratio": statistics.median(ratios),
                "peak_megabytes": statistics.median(peaks[who]),
                **accuracy(persons, truth),
            }
        )
    print(f"{name}: ours {ours:.2f} s", file=sys.stderr)
    return rows


def table(rows):
    """Markdown."""
    lines = [
        "| data | who | time (median) | times ours | peak memory | precision | recall | F1 | count bias |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        lines.append(
            f"| {row['data']} | {row['who']} | {row['median_seconds']:.1f} s |"
            f" {row['median_ratio']:.1f} | {row['peak_megabytes']:,.0f} MB |"
            f" {row['precision']:.4f} | {row['recall']:.4f} | {row['f1']:.4f} |"
            f" {100 * row['bias']:+.1f} % |"
        )
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--h50k", help="the file h50k_initials.csv")
    parser.add_argument("--only", help="part of the name of a data set")
    parser.add_argument("--out", default=str(HERE.parent / "results"))
    args = parser.parse_args()
    install()
    linkage("--version")
    data = {name: lambda p=persons: world(p, args.seed) for name, persons in WORLDS.items()}
    if args.h50k:
        data["h50k"] = lambda: h50k(args.h50k)
    rows = []
    for name, make in data.items():
        if not args.only or args.only in name:
            rows += measure(name, *make(), args)
    print(table(rows))
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True
    ).stdout.strip()
    kept = {
        "date": datetime.date.today().isoformat(),
        "commit": commit,
        "cores": os.cpu_count(),
        "machine": platform.machine(),
        "python": platform.python_version(),
        "requirements": (HERE / "requirements.txt").read_text().split(),
        "runs": args.runs,
        "threads": args.threads,
        "seed": args.seed,
        "rows": rows,
    }
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"peers-{kept['date']}.json"
    path.write_text(json.dumps(kept, indent=2) + "\n")
    print(f"kept in {os.path.relpath(path)}", file=sys.stderr)


if __name__ == "__main__":
    main()
