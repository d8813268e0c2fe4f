package uk.linkage.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files of clients who don't exist. */
final class Clients {

  static final String HEADER =
      "record_id,provider,first_initial,last_initial,dob,sex,postcode,consent\n";

  /** Five records of three persons at two providers, and three that take no part. */
  static final String REGION =
      HEADER
          + "1,Oak House,J,S,31/05/1980,M,L3 2ET,Yes\n"
          + "2,Oak House,A,B,12/11/1975,F,L17 8XX,Yes\n"
          + "3,Oak House,Q,Z,05/03/1966,M,CH41 1AA,No\n"
          + "4,Oak House,X,X,05/05/1955,M,,Yes\n"
          + "1,Elm Street,J,S,1980-05-31,M,L3 2ET,yes\n"
          + "2,Elm Street,B,A,1975-11-12,F,L17 8XX,Y\n"
          + "3,Elm Street,K,W,1990-02-30,F,WA1 1AB,Y\n"
          + "4,Elm Street,K,W,1990-02-28,F,WA1 1AB,Y\n";

  /** Words of {@link #REGION} that no message may hold. */
  static final String[] VALUES = {
    "1980", "1975", "1966", "1955", "1990", "L3 2ET", "L17", "CH41", "WA1"
  };

  private Clients() {}

  static Path write(Path dir, String name, String csv) {
    try {
      return Files.writeString(dir.resolve(name), csv, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
