<#setting number_format="computer">
<#function number value><#return value?string["0.0000"]></#function>
<#assign data = metrics.data test = metrics.test part = metrics.data.test>
# Model card: run ${metrics.run.id}

Trained ${metrics.run.started} by autoencoder-recommender ${metrics.run.version} with Spark ${metrics.run.spark_version}, seed ${metrics.run.seed}.

## Intended use

<#if models?size gt 1>
To predict what users would rate items, and to list items for them: a model for each.
<#elseif (models[0].values.validation.ndcg_at_10)?? || !test.rmse??>
To list items for users. Its scores order items for one user; they are no ratings and say nothing across users.
<#else>
To predict what users would rate items. Its predictions are a poor order for lists of recommendations.
</#if>
It knows ${data.train.items?string[",##0"]} items. Users who rated at least one of them can be answered, whether they were trained on or not.

## Data

- ${data.read?string[",##0"]} rows were read; ${data.train.ratings?string[",##0"]} ratings trained, ${data.validation.ratings?string[",##0"]} chose settings and epochs (validation), ${part.ratings?string[",##0"]} were held out for test.
- Ratings of train and validation: <#list data.distribution.histogram as bin><#if bin.from == bin.to>${bin.from?string["0.###"]}<#else>${bin.from?string["0.###"]} to ${bin.to?string["0.###"]}</#if>: ${bin.ratings?string[",##0"]}<#sep>, </#list>.
<#if data.cutoff_time??>
- The split is in time: what lies at or after ${data.cutoff_time} was held out.
</#if>
- Licence of the ratings: <#if licence?has_content>${licence}<#else>not stated (`input.licence`)</#if>.

## Metrics

<#if verdicts?has_content>
<#list verdicts as verdict>
- ${verdict}
</#list>
<#else>
No held-out rating could be scored.
</#if>
<#list promotion as sentence>
- ${sentence}
</#list>
<#if test.rmse??>
- Test RMSE ${number(test.rmse)}<#if test.rmse_low??> (95 % interval ${number(test.rmse_low)} to ${number(test.rmse_high)})</#if>, MAE ${number(test.mae)}, on ${part.scored?string[",##0"]} ratings of ${part.users_scored?string[",##0"]} users.
</#if>
<#if test.ndcg_at_10??>
- Test NDCG@10 ${number(test.ndcg_at_10)}<#if test.ndcg_at_10_low??> (95 % interval ${number(test.ndcg_at_10_low)} to ${number(test.ndcg_at_10_high)})</#if>, recall@10 ${number(test.recall_at_10)}, coverage@10 ${number(test.coverage_at_10)}, on lists for ${part.users_ranked?string[",##0"]} users.
</#if>

## Limits

- ${part.unseen_user?string[",##0"]} held-out ratings were of users and ${part.unseen_item?string[",##0"]} of items that train does not know; new items cannot be recommended before the next training.
- People are answered by what they rated, and popular items have most ratings: see exposure in report.html.
- The figures hold for ratings like those that were held out; nothing else about users or items was looked at.
