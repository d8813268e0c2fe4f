package uk.linkage.cli.run;

import java.nio.file.Path;
import uk.linkage.StageListener;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldSummary;

/**
 * Makes up a region of clients whose truth is known.
 *
 * @param region what the region is like
 * @param out a new or empty folder
 */
public record Synth(Region region, Path out) {

  /**
   * Does it.
   *
   * @param listener told what is being done
   * @return what was made
   * @throws uk.linkage.intake.InputRefusedException if the folder holds something
   */
  public WorldSummary run(StageListener listener) {
    NewFolder.require(out);
    listener.started("make", -1);
    return WorldGenerator.write(region.settings(), out, listener::progressed);
  }
}
