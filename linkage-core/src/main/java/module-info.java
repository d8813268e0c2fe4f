/**
 * The engine: no SQL, no files, no native code, no command line.
 *
 * <p>Start at {@link uk.linkage.Linkage}.
 */
module uk.linkage.core {
  requires static transitive org.jspecify;

  exports uk.linkage;
  exports uk.linkage.attributor;
  exports uk.linkage.block;
  exports uk.linkage.census;
  exports uk.linkage.cluster;
  exports uk.linkage.count;
  exports uk.linkage.disclosure;
  exports uk.linkage.evaluate;
  exports uk.linkage.geography;
  exports uk.linkage.intake;
  exports uk.linkage.journey;
  exports uk.linkage.match;
  exports uk.linkage.model;
  exports uk.linkage.parallel;
  exports uk.linkage.person;
  exports uk.linkage.profile;
  exports uk.linkage.schema;
  exports uk.linkage.screen;
  exports uk.linkage.sort;
}
