package recommender.job;

import recommender.ratings.QualityReport;
import recommender.split.RatingSplit;

/** The ratings in their parts, and how good the input was. */
record Input(RatingSplit split, QualityReport quality) {}
