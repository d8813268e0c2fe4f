package uk.linkage.model;

/**
 * Where expectation-maximisation stood after a number of rounds.
 *
 * @param iteration the number of rounds before, from 0
 * @param logLikelihood the penalised log likelihood, less what the observed shares themselves would
 *     reach: 0 would be a perfect fit, up to the constant of the prior
 * @param prior the share of matches among all pairs
 */
public record TraceStep(int iteration, double logLikelihood, double prior) {}
