package recommender.experiment;

import java.util.List;
import recommender.ratings.InputSource;
import recommender.ratings.QualityReport;
import recommender.split.RatingSplit;

/** The ratings in their parts, the quality report of the input, and what was read. */
public record Input(RatingSplit split, QualityReport quality, List<InputSource> sources) {}
