package uk.linkage.duckdb.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.intake.InputRefusedException;

class PageTargetTest {

  private static final String PAGE = "<!DOCTYPE html>\n<p>old</p>";

  @TempDir private Path dir;

  @Test
  void commit_page_isPutInItsPlace() throws IOException {
    Path file = dir.resolve("page.html");
    try (PageTarget target = PageTarget.prepare(file, "--html", false)) {
      Files.writeString(target.path(), PAGE);
      assertThat(file).doesNotExist();
      target.commit();
    }
    assertThat(file).hasContent(PAGE);
    assertThat(dir).isDirectoryNotContaining("glob:**partial*");
  }

  @Test
  void close_withoutCommit_leavesTheEarlierPage() throws IOException {
    Path file = Files.writeString(dir.resolve("page.html"), PAGE);
    try (PageTarget target = PageTarget.prepare(file, "--html", true)) {
      Files.writeString(target.path(), "half");
    }
    assertThat(file).hasContent(PAGE);
    assertThat(dir).isDirectoryNotContaining("glob:**partial*");
  }

  @Test
  void prepare_whatMayNotBeReplaced_isRefused() throws IOException {
    Path page = Files.writeString(dir.resolve("page.html"), PAGE);
    Path other = Files.writeString(dir.resolve("data.csv"), "a,b\n");
    assertRefused(page, false, "add --overwrite");
    assertRefused(other, true, "may replace a page only");
    assertRefused(dir, true, "got a folder or a device");
    assertRefused(dir.resolve("no/page.html"), false, "in a folder that exists");
  }

  private static void assertRefused(Path file, boolean overwrite, String words) {
    assertThatExceptionOfType(InputRefusedException.class)
        .isThrownBy(() -> PageTarget.prepare(file, "--html", overwrite))
        .withMessageContaining("--html ")
        .withMessageContaining(words);
  }
}
