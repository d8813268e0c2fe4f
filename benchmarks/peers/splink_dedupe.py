"""Deduplicates client records with Splink and writes a person for each.

The model is the one an analyst would arrive at for these fields from Splink's tutorials: a comparison
for the initials together (they are too short to be compared as strings), one for the date of birth,
one for sex, one for the postcode with its parts, term frequencies where they are supported, the prior
from deterministic rules, u by random sampling, m by expectation-maximisation in two blocks, and
prediction under seven strict blocking rules that between them leave out each field once, as Splink's
guide to performance advises.
"""

import logging

import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from clients import Run

THRESHOLD = 0.5


def comparisons():
    """What is compared, best level first."""
    initials = cl.CustomComparison(
        output_column_name="initials",
        comparison_levels=[
            cll.NullLevel("first_initial"),
            cll.CustomLevel(
                "first_initial_l = first_initial_r and last_initial_l = last_initial_r", "both"
            ),
            cll.CustomLevel(
                "first_initial_l = last_initial_r and last_initial_l = first_initial_r", "swapped"
            ),
            cll.CustomLevel("first_initial_l = first_initial_r", "first only"),
            cll.CustomLevel("last_initial_l = last_initial_r", "last only"),
            cll.ElseLevel(),
        ],
    )
    dob = cl.CustomComparison(
        output_column_name="dob",
        comparison_levels=[
            cll.NullLevel("dob"),
            cll.ExactMatchLevel("dob"),
            cll.CustomLevel(
                "yob_l = yob_r and mob_l = dayob_r and dayob_l = mob_r", "day and month swapped"
            ),
            cll.CustomLevel("yob_l = yob_r and mob_l = mob_r", "month and year"),
            cll.CustomLevel("yob_l = yob_r and dayob_l = dayob_r", "day and year"),
            cll.CustomLevel("mob_l = mob_r and dayob_l = dayob_r", "day and month"),
            cll.CustomLevel("yob_l = yob_r", "year only"),
            cll.ElseLevel(),
        ],
    )
    postcode = cl.CustomComparison(
        output_column_name="postcode",
        comparison_levels=[
            cll.NullLevel("postcode"),
            cll.ExactMatchLevel("postcode", term_frequency_adjustments=True),
            cll.ExactMatchLevel("sector"),
            cll.ExactMatchLevel("district"),
            cll.ElseLevel(),
        ],
    )
    return [initials, dob, cl.ExactMatch("sex"), postcode]


def main():
    run = Run()
    run.done("read")
    logging.getLogger("splink").setLevel(logging.ERROR)
    rules = [
        block_on("dob", "first_initial"),
        block_on("dob", "last_initial"),
        block_on("dob", "district"),
        block_on("first_initial", "last_initial", "postcode"),
        block_on("first_initial", "last_initial", "yob", "mob", "district"),
        block_on("first_initial", "last_initial", "yob", "dayob", "district"),
        block_on("first_initial", "last_initial", "mob", "dayob", "district"),
    ]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=comparisons(),
        blocking_rules_to_generate_predictions=rules,
        retain_intermediate_calculation_columns=False,
        retain_matching_columns=False,
        additional_columns_to_retain=["provider", "record_id"],
    )
    api = DuckDBAPI(connection=run.connection)
    linker = Linker(api.register("clients"), settings)
    linker.training.estimate_probability_two_random_records_match(
        [
            block_on("first_initial", "last_initial", "dob", "sex", "postcode"),
            block_on("first_initial", "last_initial", "dob", "sex", "district"),
        ],
        recall=0.7,
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(
        block_on("first_initial", "last_initial", "postcode")
    )
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("dob", "first_initial"))
    run.done("train")
    predictions = linker.inference.predict(threshold_match_probability=THRESHOLD)
    run.done("predict")
    clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
        predictions, threshold_match_probability=THRESHOLD
    )
    run.done("cluster")
    run.write(
        f"""
        select provider, record_id, dense_rank() over (order by cluster_id) as person_id
        from {clusters.physical_name}
        """
    )


if __name__ == "__main__":
    main()
