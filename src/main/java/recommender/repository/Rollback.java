package recommender.repository;

import java.util.List;
import java.util.Optional;

/**
 * A return to an earlier run.
 *
 * @param from the run that was in service; empty where CURRENT had gone
 * @param to the run that is
 * @param passedOver runs between them that are not there any more, or not whole
 */
public record Rollback(Optional<String> from, String to, List<String> passedOver) {}
