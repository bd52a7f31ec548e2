WITH scored AS MATERIALIZED (
  SELECT agent, row, (100 * points) // weights AS score
  FROM (
    SELECT
      agent,
      rowid AS row,
      CASE WHEN response <= soon THEN 2500 ELSE 0 END
        + CASE WHEN resolution <= allowed THEN 2500 ELSE 0 END
        + CASE WHEN rings <= 3 THEN 1000 ELSE 0 END
        + CASE WHEN rating IS NOT NULL THEN 500 * (rating::INTEGER - 1) ELSE 0 END
        + CASE WHEN resolution IS NOT NULL AND reopened = 0 THEN 1000 ELSE 0 END
        + CASE
            WHEN resolution IS NOT NULL
              THEN 10 * ((100 * greatest(0, 4 * allowed - resolution::INTEGER)) // (4 * allowed))
            ELSE 0
          END AS points,
      CASE WHEN response IS NOT NULL THEN 25 ELSE 0 END
        + CASE WHEN resolution IS NOT NULL THEN 45 ELSE 0 END
        + CASE WHEN rings IS NOT NULL THEN 10 ELSE 0 END
        + CASE WHEN rating IS NOT NULL THEN 20 ELSE 0 END AS weights
    FROM (
      SELECT *, rowid,
        CASE urgency WHEN 0 THEN 60 WHEN 1 THEN 30 ELSE 10 END AS soon,
        CASE urgency WHEN 0 THEN 4320 WHEN 1 THEN 1440 ELSE 240 END AS allowed
      FROM records
    )
  )
  WHERE weights > 0
)
SELECT a, b
FROM (
  SELECT 0 AS part, agent::BIGINT AS first, 0 AS second, sum(score)::BIGINT AS a, count(*) AS b
  FROM scored
  GROUP BY agent
  UNION ALL
  (
    SELECT 1 AS part, score::BIGINT AS first, row AS second, row AS a, score::BIGINT AS b
    FROM scored
    ORDER BY score, row
    LIMIT 100
  )
)
ORDER BY part, first, second
