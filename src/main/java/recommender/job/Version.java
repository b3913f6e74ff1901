package recommender.job;

import java.util.Optional;

/** The version of this project, from the jar's manifest. */
final class Version {
  private Version() {}

  /** Such as 0.1.0, or {@code development} outside a jar. */
  static String current() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
