package uk.linkage.benchmarks.accuracy;

import uk.linkage.ClientSource;
import uk.linkage.intake.IntakeSettings;

/**
 * Records, and the truth about them.
 *
 * @param group what is alike but for its seed, and so one line of a table
 * @param seed the seed of a generated world; 0 for data that nobody generated here
 * @param source the records
 * @param reading how they are read
 * @param truth who they are about
 */
record DataSet(String group, long seed, ClientSource source, IntakeSettings reading, Truth truth) {}
