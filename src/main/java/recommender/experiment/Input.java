package recommender.experiment;

import recommender.ratings.QualityReport;
import recommender.split.RatingSplit;

/** The ratings in their parts, and the quality report of the input. */
public record Input(RatingSplit split, QualityReport quality) {}
