-- Every statement the program runs on an edition's database, by name.

-- :figure_column
, (SELECT v.value FROM indicator_values v WHERE v.region = r.region AND v.indicator = '{id}'
   ORDER BY v.reference_date DESC, v.estimated, v.origin LIMIT 1) AS {id}

-- :set_history_clock
UPDATE spatialite_history SET timestamp = ?;
-- :set_geometry_clock
UPDATE geometry_columns_time SET last_insert = ?1, last_update = ?1, last_delete = ?1;

-- :finish
COMMIT;
VACUUM;

-- :select_schema_version
PRAGMA user_version;

-- :insert_edition
INSERT INTO edition VALUES (1, ?, ?, ?, ?, ?);
-- :select_edition
SELECT title, demo, state, reference_date, method_version FROM edition;

-- :insert_setting
INSERT INTO settings VALUES (?, ?);
-- :select_settings
SELECT name, value FROM settings ORDER BY name;

-- :insert_source
INSERT INTO sources VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
-- :select_sources
SELECT source, title, publisher, licence, licence_uri, attribution, url, file, sha256,
       reference_date, delivery_date, publication_date, boundary_date,
       counts_released, role
FROM sources ORDER BY id;

-- :insert_region
INSERT INTO regions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
                            GeomFromWKB(?, 25832));
-- :select_regions
SELECT region, ars, name, kind, association, area_m2, official_area_m2, population, postcode,
       boundary_date, AsBinary(geom), label_lon, label_lat
FROM regions ORDER BY id;

-- :insert_indicator
INSERT INTO indicators VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
-- :select_indicators
SELECT indicator, theme, kind, title_de, title_en, unit, decimals, basis, layer, technology,
       rate_mbps, operators, stage, rule, source_hint, headline
FROM indicators ORDER BY id;

-- :insert_value
INSERT INTO indicator_values VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
-- :select_values
SELECT region, indicator, reference_date, origin, source, state, value, low, high, numerator,
       denominator, missing, printed, estimated, counts, few, completeness
FROM indicator_values ORDER BY id;

-- :insert_series
INSERT INTO series VALUES (NULL, ?, ?, ?);
-- :select_series
SELECT indicator, valid_from, method FROM series ORDER BY id;

-- :insert_school
INSERT INTO school_sites VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, MakePoint(?7, ?8, 4326));
-- :select_schools
SELECT site, name, kind, street, postcode, municipality, lon, lat FROM school_sites ORDER BY id;

-- :insert_school_event
INSERT INTO school_events VALUES (NULL, ?, ?, ?);
-- :select_school_events
SELECT site, stage, event_date FROM school_events ORDER BY id;

-- :insert_site
INSERT INTO point_sites VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,
                                MakePoint(?8, ?9, 4326));
-- :select_sites
SELECT site, theme, kind, name, run_by, status, municipality, lon, lat, since
FROM point_sites ORDER BY id;

-- :insert_area
INSERT INTO funded_areas VALUES (NULL, ?, ?, ?, ?, ?, ?, GeomFromWKB(?, 25832));
-- :select_areas
SELECT area, theme, programme, funder, stage, since, AsBinary(geom) FROM funded_areas ORDER BY id;

-- :insert_count
INSERT INTO municipal_counts VALUES (NULL, ?, ?, ?, ?);
-- :select_counts
SELECT municipality, layer, amount, denominator FROM municipal_counts ORDER BY id;

-- :insert_land_part
INSERT INTO land_parts VALUES (NULL, ?, ?, GeomFromWKB(?, 25832));
-- :select_land_parts
SELECT municipality, land, AsBinary(geom) FROM land_parts ORDER BY id;

-- :insert_network_part
INSERT INTO network_parts VALUES (NULL, ?, ?, GeomFromWKB(?, 25832));
-- :select_network_parts
SELECT municipality, land, AsBinary(geom) FROM network_parts ORDER BY id;

-- :insert_goal
INSERT INTO goals VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?);
-- :select_goals
SELECT goal, title_de, title_en, wording, source, indicator, target, due FROM goals ORDER BY id;

-- :insert_goal_result
INSERT INTO goal_results VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?);
-- :select_goal_results
SELECT goal, region, reference_date, verdict, value, low, high, distance, reason
FROM goal_results ORDER BY id;

-- :insert_gap
INSERT INTO gaps VALUES (NULL, ?, ?, ?, ?, ?);
-- :select_gaps
SELECT goal, region, reference_date, amount, basis FROM gaps ORDER BY id;

-- :insert_finding
INSERT INTO findings VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);
-- :select_findings
SELECT severity, rule, file, row, column_name, value, meaning, action, accepted FROM findings ORDER BY id;
