package recommender.repository;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Format of run ids such as {@code 20240131-235959-123-0c41fa}: UTC time and a unique tail. */
final class RunId {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);
  private static final Pattern FORM = Pattern.compile("\\d{8}-\\d{6}-\\d{3}-[0-9a-f]{6}");

  /** Counts within a process, from a random start so that two processes stay apart. */
  private static final AtomicInteger TAIL = new AtomicInteger(new SecureRandom().nextInt());

  private RunId() {}

  /** A new id; ids sort by {@code started} to the millisecond, and no two are the same. */
  static String of(Instant started) {
    return "%s-%06x".formatted(TIME.format(started), TAIL.getAndIncrement() & 0xffffff);
  }

  static boolean matches(String text) {
    return FORM.matcher(text).matches();
  }
}
