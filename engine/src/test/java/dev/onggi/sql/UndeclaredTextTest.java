package dev.onggi.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UndeclaredTextTest extends QueryFixture {
    @ParameterizedTest
    @ValueSource(
            strings = {
                // aggregates
                "SELECT max(별점) FROM fetch",
                "SELECT min(별점) FROM fetch",
                "SELECT sum(별점) FROM fetch",
                "SELECT avg(별점) FROM fetch",
                "SELECT median(별점) FROM fetch",
                "SELECT quantile_disc(별점, 0.5) FROM fetch",
                "SELECT max(trim(별점)) FROM fetch",
                "SELECT max(별점)::INTEGER FROM fetch",
                "SELECT max(별점, 3) FROM fetch",
                "SELECT arg_max(n, 별점) FROM fetch",
                "SELECT max_by(n, 별점) FROM fetch",
                "SELECT histogram(별점) FROM fetch",
                "SELECT max(별점) FILTER (WHERE n > 1) FROM fetch",
                "SELECT city, n FROM fetch GROUP BY ALL HAVING max(별점) = '5'",
                "SELECT string_agg(name, ',' ORDER BY 별점) FROM fetch",
                "SELECT first(name ORDER BY 별점) FROM fetch",
                "SELECT list_max(list(별점)) FROM fetch",
                "SELECT list_sort(list(별점)) FROM fetch",
                "SELECT list_aggregate(list(별점), 'min') FROM fetch",
                // order
                "SELECT * FROM fetch ORDER BY 별점",
                "SELECT 별점 AS s FROM fetch ORDER BY s DESC",
                "SELECT name, 별점 FROM fetch ORDER BY 2",
                "SELECT 별점 FROM fetch ORDER BY ALL",
                "SELECT 별점, count(*) FROM fetch GROUP BY 별점 ORDER BY 별점",
                "SELECT n FROM fetch ORDER BY lower(별점), n",
                "SELECT DISTINCT ON (n) n, name FROM fetch ORDER BY n, 별점",
                "SELECT * FROM (SELECT 별점 AS s FROM fetch) ORDER BY s LIMIT 3",
                "SELECT row_number() OVER (ORDER BY 별점) FROM fetch",
                "SELECT rank() OVER (PARTITION BY city ORDER BY 별점 DESC) FROM fetch",
                "SELECT max(별점) OVER (PARTITION BY city) FROM fetch",
                "SELECT lag(n) OVER (ORDER BY 별점) FROM fetch",
                "SELECT n FROM fetch QUALIFY row_number() OVER (PARTITION BY n ORDER BY 별점) = 1",
                "SELECT rank() OVER w FROM fetch WINDOW w AS (ORDER BY 별점)",
                // comparison
                "SELECT * FROM fetch WHERE 별점 > '5'",
                "SELECT * FROM fetch WHERE '5' <= 별점",
                "SELECT * FROM fetch WHERE 별점 BETWEEN '1' AND '5'",
                "SELECT * FROM fetch WHERE 별점 NOT BETWEEN '1' AND '5'",
                "SELECT 별점 < name FROM fetch",
                "SELECT * FROM fetch WHERE 별점 = 5",
                "SELECT * FROM fetch WHERE 별점 = n",
                "SELECT * FROM fetch WHERE 별점 = 5.5",
                "SELECT * FROM fetch WHERE 별점 IN (1, 2)",
                "SELECT * FROM fetch WHERE 별점 > DATE '2024-01-01'",
                "SELECT * FROM fetch WHERE 별점 = DATE '2024-01-01'",
                "SELECT * FROM fetch WHERE 별점",
                "SELECT greatest(별점, '5') FROM fetch",
                "SELECT least(별점, name) FROM fetch",
                "SELECT * FROM fetch WHERE (별점, name) < ('5', 'a')",
                "SELECT [별점] < ['5'] FROM fetch",
                "SELECT {'s': 별점} > {'s': '5'} FROM fetch",
                "SELECT * FROM fetch WHERE 별점 > ALL (SELECT price FROM orders)",
                "SELECT * FROM fetch WHERE 별점 > ANY (SELECT price FROM orders)",
                "SELECT * FROM fetch WHERE 별점 > (SELECT 'x')",
                "SELECT * FROM fetch JOIN orders ON fetch.별점 > orders.price",
                "SELECT * FROM fetch ASOF JOIN orders ON fetch.n = orders.n AND 별점 >= price",
                // arithmetic
                "SELECT 별점 + 1 FROM fetch",
                "SELECT 별점 * n FROM fetch",
                "SELECT -별점 FROM fetch",
                "SELECT 별점 % 2 FROM fetch",
                "SELECT round(별점) FROM fetch",
                "SELECT sum(n * 별점) FROM fetch",
                "SELECT day + INTERVAL (별점) DAY FROM fetch",
                // by way of others
                "WITH c AS (SELECT 별점 AS s FROM fetch) SELECT max(s) FROM c",
                "WITH c AS MATERIALIZED (SELECT 별점 AS s FROM fetch) SELECT * FROM c ORDER BY s",
                "SELECT max(s) FROM (SELECT 별점 AS s FROM fetch UNION ALL SELECT '7')",
                "SELECT max(s) FROM (SELECT n AS s FROM fetch UNION ALL SELECT 별점 FROM fetch)",
                "SELECT 별점 FROM fetch UNION SELECT price FROM orders ORDER BY 1",
                "SELECT max(s) FROM (SELECT 별점 s FROM fetch INTERSECT SELECT price FROM orders)",
                "SELECT (SELECT max(o.price) FROM orders o WHERE o.name = f.name) FROM fetch f",
                "SELECT * FROM fetch f WHERE EXISTS"
                        + " (SELECT 1 FROM orders o WHERE o.name = f.name AND o.price > f.별점)",
                "SELECT f.n, l.m FROM fetch f, LATERAL"
                        + " (SELECT max(o.price) m FROM orders o WHERE o.name = f.name) l",
                "SELECT max(CASE WHEN n > 1 THEN 별점 ELSE '0' END) FROM fetch",
                "SELECT max(coalesce(별점, '0')) FROM fetch",
                "SELECT max(별점 || '') FROM fetch",
                "SELECT max(replace(별점, '점', '')) FROM fetch",
                "SELECT max(v) FROM fetch, unnest(string_split(별점, ',')) u(v)",
                "SELECT max(u) FROM (SELECT unnest(string_split(별점, ',')) AS u FROM fetch)",
                "SELECT list_transform(string_split(별점, ','), lambda v: v < '5') FROM fetch",
                "SELECT [v FOR v IN string_split(별점, ',') IF v > '5'] FROM fetch",
                "SELECT max(m.value) FROM posts, json_each(posts.metadata) m",
                "SELECT max(metadata->>'likes') FROM posts",
                "SELECT max(likes) FROM posts",
                "SELECT max(COLUMNS('별.*')) FROM fetch",
                "WITH RECURSIVE r AS (SELECT 별점 AS s, 1 AS k FROM fetch UNION ALL"
                        + " SELECT s || 'x', k + 1 FROM r WHERE k < 3) SELECT max(s) FROM r",
                "WITH RECURSIVE r AS (SELECT 'a' AS p, name AS q, 1 AS k FROM fetch UNION ALL"
                        + " SELECT q, p, k + 1 FROM r WHERE k < 3) SELECT max(p) FROM r",
                "SELECT * FROM (PIVOT fetch ON city IN ('a') USING max(별점) GROUP BY n)",
                "SELECT max(v) FROM (UNPIVOT (SELECT 별점, name FROM fetch)"
                        + " ON 별점, name INTO NAME k VALUE v)",
                "SELECT * FROM fetch ORDER BY (SELECT o.price FROM orders o LIMIT 1)",
                "SELECT max(encode(별점)) FROM fetch",
                "FROM fetch SELECT max(별점)",
                "SELECT max(b) FROM (VALUES ('1'), ((SELECT 별점 FROM fetch LIMIT 1))) v(b)",
            })
    void isRefusedWhereItsTypeMatters(String query) {
        var refusal = catchThrowableOfType(Refusal.class, () -> check(query));

        assertThat(refusal).as(query).isNotNull();
        assertThat(refusal.answer().code())
                .as(query + refusal.answer().args())
                .isIn(SqlProblem.UNDECLARED_TEXT);
        assertThat(refusal.answer().args().getFirst())
                .isIn("별점", "price", "name", "metadata", "likes");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM fetch",
                "SELECT 별점 FROM fetch WHERE 별점 = '5'",
                "SELECT * FROM fetch WHERE 별점 <> '5' OR 별점 IS NULL",
                "SELECT * FROM fetch WHERE 별점 IN ('1', '2')",
                "SELECT * FROM fetch WHERE 별점 NOT IN (SELECT price FROM orders)",
                "SELECT * FROM fetch WHERE 별점 IS DISTINCT FROM name",
                "SELECT * FROM fetch WHERE name LIKE '김%' OR name ILIKE '%a%'",
                "SELECT regexp_extract(별점, '[0-9]+') FROM fetch WHERE 별점 SIMILAR TO '[0-9]+'",
                "SELECT upper(name), length(name), name || '님', left(name, 1) FROM fetch",
                "SELECT city, count(*), count(DISTINCT name) FROM fetch GROUP BY city",
                "SELECT city, count(*) AS c FROM fetch GROUP BY city ORDER BY c DESC",
                "SELECT DISTINCT city FROM fetch",
                "SELECT city, first(name), any_value(name), mode(name), list(name) FROM fetch"
                        + " GROUP BY ALL",
                "SELECT city, string_agg(name, ', ' ORDER BY n) FROM fetch GROUP BY city",
                "SELECT arg_max(name, n), arg_min(name, day) FROM fetch",
                "SELECT max(n), min(day), avg(x), sum(n), max(good) FROM fetch",
                "SELECT * FROM fetch ORDER BY n DESC, day, x",
                "SELECT * FROM fetch WHERE n > 3 AND day BETWEEN '2024-01-01' AND '2024-12-31'",
                "SELECT * FROM fetch JOIN orders USING (name)",
                "SELECT f.name, o.n FROM fetch f LEFT JOIN orders o ON f.name = o.name AND o.n > 3",
                "SELECT * FROM fetch SEMI JOIN orders USING (name)",
                "SELECT max(별점::INTEGER) FROM fetch",
                "SELECT sum(TRY_CAST(별점 AS DOUBLE)) FROM fetch",
                "SELECT * FROM fetch ORDER BY 별점::INTEGER",
                "SELECT * FROM fetch ORDER BY name::text",
                "SELECT max(name::VARCHAR) FROM fetch",
                "SELECT * FROM fetch ORDER BY CAST(name AS VARCHAR) COLLATE ko",
                "SELECT * FROM fetch WHERE 별점::INTEGER BETWEEN 1 AND 5",
                "SELECT * FROM fetch WHERE CAST(별점 AS DECIMAL(3,1)) = n",
                "SELECT 별점::INTEGER + n FROM fetch",
                "SELECT max(trim(별점)::INTEGER) FROM fetch",
                "SELECT strptime(별점, '%Y') > TIMESTAMP '2024-01-01' FROM fetch",
                "SELECT max(strptime(별점, '%Y')), max(length(name)) FROM fetch",
                "SELECT row_number() OVER (PARTITION BY city ORDER BY n) FROM fetch",
                "SELECT lag(name) OVER (ORDER BY n), first_value(name) OVER (ORDER BY day) FROM fetch",
                "SELECT rank() OVER (ORDER BY 별점::INT) FROM fetch",
                "SELECT * FROM fetch QUALIFY row_number() OVER (PARTITION BY name ORDER BY n) = 1",
                "WITH c AS (SELECT name, 별점::INT AS s FROM fetch)"
                        + " SELECT name, max(s) FROM c GROUP BY name ORDER BY max(s)",
                "SELECT grade, count(*) FROM (SELECT CASE WHEN n > 3 THEN 'good' ELSE 'bad' END"
                        + " AS grade FROM fetch) GROUP BY grade ORDER BY grade",
                "SELECT CASE WHEN 별점 = '5' THEN 'top' ELSE 'other' END AS g FROM fetch ORDER BY g",
                "SELECT strftime(day, '%Y-%m') AS month, count(*) FROM fetch GROUP BY month"
                        + " ORDER BY month",
                "SELECT sum(CASE WHEN 별점 = '5' THEN 1 ELSE 0 END) FROM fetch",
                "SELECT count(*) FILTER (WHERE 별점 = '5') * 1.0 / count(*) FROM fetch",
                "SELECT (SELECT max(o.n) FROM orders o WHERE o.name = f.name) FROM fetch f",
                "SELECT * FROM fetch f WHERE EXISTS (SELECT 1 FROM orders o WHERE o.name = f.name)",
                "SELECT * FROM fetch WHERE n > (SELECT avg(n) FROM fetch)",
                "SELECT * FROM fetch WHERE n = ANY (SELECT n FROM orders)",
                "SELECT name FROM fetch UNION SELECT name FROM orders",
                "SELECT name, n FROM fetch UNION ALL SELECT name, n FROM orders ORDER BY n",
                "SELECT unnest(string_split(별점, ',')) FROM fetch",
                "SELECT posts.id, m.key FROM posts, json_each(posts.metadata) m",
                "SELECT metadata->>'likes', likes FROM posts WHERE likes = '3'",
                "SELECT max((metadata->>'likes')::INT) FROM posts",
                "SELECT raw_text FROM posts ORDER BY raw_text, source",
                "SELECT max(created_at), max(id) FROM posts",
                "SELECT max(code), avg(stars), sum(stars + 1) FROM posts",
                "SELECT * FROM posts WHERE code > '5' ORDER BY code, stars",
                "SELECT * FROM fetch ORDER BY _source, _id",
                "WITH RECURSIVE r AS (SELECT 1 AS k UNION ALL SELECT k + 1 FROM r WHERE k < 3)"
                        + " SELECT max(k) FROM r",
                "SELECT * FROM (PIVOT fetch ON city IN ('a', 'b') USING sum(n) GROUP BY day)",
                "SELECT i, 'x' < 'y' FROM range(3) t(i)",
                "SELECT coalesce(name, '없음'), nullif(city, ''), concat_ws(' ', name, city) FROM fetch",
                "SELECT {'a': name, 'b': n} AS s, [name, city] AS l FROM fetch",
                "SELECT list_contains(string_split(city, ','), 'a') FROM fetch",
                "SELECT name, sum(n) FROM fetch GROUP BY ROLLUP (name)",
                "SELECT day + INTERVAL (n) DAY, day + INTERVAL 1 MONTH FROM fetch",
                "SELECT * EXCLUDE (별점), * REPLACE (n + 1 AS n) FROM fetch",
                "FROM fetch LIMIT 3",
                "SELECT (별점::INT).abs() FROM fetch",
                "SELECT max(INTERVAL (n) DAY) FROM fetch",
            })
    void isTakenWhereTextIsEnough(String query) {
        assertThatCode(() -> check(query)).as(query).doesNotThrowAnyException();
    }

    @Test
    void isToldWithColumnTableOperationAndCaret() {
        var refusal =
                catchThrowableOfType(
                        Refusal.class,
                        () -> check("SELECT city,\n  max(별점) AS 최고\nFROM fetch GROUP BY city"));

        assertThat(refusal.answer())
                .isEqualTo(
                        new Answer.Refused(
                                SqlProblem.UNDECLARED_TEXT,
                                List.of("별점", "fetch", "max", "\n      max(별점) AS 최고\n          ^"),
                                2,
                                7));
    }

    @Test
    void isToldForWhatDoesNotBind() {
        var refusal =
                catchThrowableOfType(
                        Refusal.class, () -> check("SELECT n FROM fetch WHERE 별점 < n"));

        assertThat(refusal.answer().code()).isEqualTo(SqlProblem.UNDECLARED_TEXT);
        assertThat(refusal.answer().args()).startsWith("별점", "fetch", "<");
        assertThat(refusal.answer().column()).isEqualTo(27);
    }
}
