SELECT
  count(*) FILTER (response <= soon) AS a,
  count(response) AS b,
  count(*) FILTER (resolution <= allowed) AS c,
  count(resolution) AS d,
  count(*) FILTER (rings <= 3) AS e,
  count(rings) AS f,
  sum(rating)::BIGINT AS g,
  count(rating) AS h,
  (count(resolution) - sum(reopened))::BIGINT AS i,
  count(resolution) AS j,
  sum(greatest(0, 1 - resolution / (4 * allowed)::DOUBLE)) AS k,
  count(resolution) AS l
FROM (
  SELECT *,
    CASE urgency WHEN 0 THEN 60 WHEN 1 THEN 30 ELSE 10 END AS soon,
    CASE urgency WHEN 0 THEN 4320 WHEN 1 THEN 1440 ELSE 240 END AS allowed
  FROM records
)
GROUP BY agent
ORDER BY agent
