-- What QGIS shows without a join: every region with its headline figures, and each level alone.
-- The columns of figures are filled in from the indicators marked `headline`.
CREATE VIEW region_figures AS
SELECT r.id AS id, r.region AS region, r.level AS level, r.name AS name, r.kind AS kind,
       r.population AS population, r.area_m2 / 1000000.0 AS area_km2{figures}, r.geom AS geom
FROM regions r;
CREATE VIEW states AS SELECT * FROM region_figures WHERE level = 'state';
CREATE VIEW counties AS SELECT * FROM region_figures WHERE level = 'county';
CREATE VIEW associations AS SELECT * FROM region_figures WHERE level = 'association';
CREATE VIEW municipalities AS SELECT * FROM region_figures WHERE level = 'municipality';

-- Every figure with the words that explain it; computed before published, newest first.
CREATE VIEW figures_explained AS
SELECT v.id AS id, r.region AS region, r.level AS level, r.name AS name, i.indicator AS indicator,
       i.title_de AS title_de, i.unit AS unit, v.reference_date AS reference_date,
       v.origin AS origin, v.estimated AS estimated, v.state AS state, v.value AS value,
       v.low AS low, v.high AS high, v.printed AS printed, i.rule AS rule, s.title AS source,
       s.attribution AS attribution
FROM indicator_values v
JOIN regions r ON r.region = v.region
JOIN indicators i ON i.indicator = v.indicator
LEFT JOIN sources s ON s.source = v.source
ORDER BY v.indicator, v.region, v.reference_date DESC, v.origin;

-- School sites with the highest stage reached at the edition's reference date.
CREATE VIEW school_stages AS
SELECT s.id AS id, s.site AS site, s.name AS name, s.kind AS kind, s.municipality AS municipality,
       (SELECT e.stage FROM school_events e, edition d
        WHERE e.site = s.site AND e.event_date <= d.reference_date
        ORDER BY CASE e.stage WHEN 'planned' THEN 1 WHEN 'works_finished' THEN 2
                              WHEN 'online' THEN 3 ELSE 4 END DESC LIMIT 1) AS stage,
       s.geom AS geom
FROM school_sites s;

INSERT INTO views_geometry_columns
    (view_name, view_geometry, view_rowid, f_table_name, f_geometry_column, read_only)
VALUES ('region_figures', 'geom', 'id', 'regions', 'geom', 1),
       ('states', 'geom', 'id', 'regions', 'geom', 1),
       ('counties', 'geom', 'id', 'regions', 'geom', 1),
       ('associations', 'geom', 'id', 'regions', 'geom', 1),
       ('municipalities', 'geom', 'id', 'regions', 'geom', 1),
       ('school_stages', 'geom', 'id', 'school_sites', 'geom', 1);
