package uk.linkage.report.page;

/** Something in a section. */
public sealed interface Block permits Figure, Headline, Words {}
