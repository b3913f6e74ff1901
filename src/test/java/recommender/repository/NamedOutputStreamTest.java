package recommender.repository;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import recommender.testing.FullDisk;

class NamedOutputStreamTest {
  /** Hadoop's local file system throws an error, which is no exception. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsAFailureOfTheRepository() throws IOException {
    NamedOutputStream out =
        new NamedOutputStream("output.path", new Path("/runs/a"), FullDisk.open());
    out.write(1);
    assertThatThrownBy(out::flush)
        .isInstanceOf(RepositoryException.class)
        .hasMessage(
            "output.path: could not write /runs/a (IOException: No space left on device); check that it is a folder you may write to with space left, or set another output.path");
  }
}
