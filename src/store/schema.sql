-- The database of an edition: netzatlas.sqlite, SpatiaLite. Opens in QGIS as it is.
-- Every table keeps its own order in `id`, so that what was written is what is read.
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA application_id = 1314537812; -- "NZAT"
PRAGMA user_version = 2; -- schema_version in read_database.cpp
BEGIN;
SELECT InitSpatialMetaData(0, 'NONE');
SELECT InsertEpsgSrid(25832);
SELECT InsertEpsgSrid(4326);

CREATE TABLE edition (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    title TEXT NOT NULL,
    demo INTEGER NOT NULL,            -- 1: invented data
    state TEXT NOT NULL,
    reference_date TEXT NOT NULL,     -- the newest
    method_version TEXT NOT NULL
);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    licence TEXT NOT NULL,
    licence_uri TEXT NOT NULL,
    attribution TEXT NOT NULL,
    url TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    reference_date TEXT,
    delivery_date TEXT,
    publication_date TEXT,
    boundary_date TEXT,
    counts_released INTEGER NOT NULL, -- 1: the publisher itself prints small counts
    role TEXT NOT NULL                -- borders:<level>, directory, households, household_totals, data
);

CREATE TABLE regions (
    id INTEGER PRIMARY KEY,
    region TEXT NOT NULL UNIQUE,      -- official key, leading zeros kept
    level TEXT NOT NULL,              -- state, county, association, municipality
    feature_id INTEGER NOT NULL,      -- the key as a number, as in the tiles
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    ars TEXT NOT NULL,
    state TEXT NOT NULL,
    county TEXT NOT NULL,
    association TEXT,
    area_m2 REAL NOT NULL,            -- of the polygons, EPSG:25832
    official_area_m2 REAL,
    population INTEGER,
    postcode TEXT NOT NULL,
    boundary_date TEXT,
    label_lon REAL NOT NULL,
    label_lat REAL NOT NULL
);
SELECT AddGeometryColumn('regions', 'geom', 25832, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('regions', 'geom');

CREATE TABLE indicators (
    id INTEGER PRIMARY KEY,
    indicator TEXT NOT NULL UNIQUE,
    theme TEXT NOT NULL,
    kind TEXT NOT NULL,
    title_de TEXT NOT NULL,
    title_en TEXT NOT NULL,
    unit TEXT NOT NULL,
    decimals INTEGER NOT NULL,
    basis TEXT NOT NULL,
    layer TEXT NOT NULL,
    technology TEXT NOT NULL,
    rate_mbps INTEGER NOT NULL,
    operators TEXT NOT NULL,
    stage TEXT NOT NULL,
    rule TEXT NOT NULL,
    source_hint TEXT NOT NULL,
    headline INTEGER NOT NULL
);

CREATE TABLE indicator_values (
    id INTEGER PRIMARY KEY,
    region TEXT NOT NULL,
    indicator TEXT NOT NULL,
    reference_date TEXT NOT NULL,
    origin TEXT NOT NULL,             -- computed, published
    source TEXT NOT NULL,
    state TEXT NOT NULL,              -- value, not_applicable, not_delivered, suppressed, undecidable
    value REAL,                       -- only with state = value; 0 is a value
    low REAL,                         -- only with state = undecidable
    high REAL,
    numerator REAL,                   -- in the unit of the indicator's basis; NULL also where hidden
    denominator REAL,
    missing REAL,
    printed TEXT NOT NULL,            -- the publisher's own characters
    estimated INTEGER NOT NULL,       -- 1: rests on estimated counts
    counts TEXT NOT NULL,             -- exact, estimated (rounded to 10), suppressed (small counts)
    few TEXT NOT NULL,                -- hidden counts that read "<3": numerator,missing
    completeness REAL                 -- part of the basis that was delivered, 0-1
);
CREATE INDEX indicator_values_region ON indicator_values (region, indicator, reference_date);

CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    indicator TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    method TEXT NOT NULL
);

CREATE TABLE school_sites (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    street TEXT NOT NULL,
    postcode TEXT NOT NULL,
    municipality TEXT NOT NULL,
    lon REAL,
    lat REAL
);
SELECT AddGeometryColumn('school_sites', 'geom', 4326, 'POINT', 'XY');
SELECT CreateSpatialIndex('school_sites', 'geom');

CREATE TABLE school_events (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    stage TEXT NOT NULL,              -- planned, works_finished, online, left
    event_date TEXT NOT NULL
);
CREATE INDEX school_events_site ON school_events (site);

CREATE TABLE point_sites (
    id INTEGER PRIMARY KEY,
    site TEXT NOT NULL,
    theme TEXT NOT NULL,              -- access_points, data_centres
    kind TEXT NOT NULL,               -- wlan, freifunk, data_centre
    name TEXT NOT NULL,
    run_by TEXT NOT NULL,
    status TEXT NOT NULL,             -- planned, in_use, closed
    municipality TEXT NOT NULL,
    lon REAL NOT NULL,
    lat REAL NOT NULL,
    since TEXT
);
SELECT AddGeometryColumn('point_sites', 'geom', 4326, 'POINT', 'XY');
SELECT CreateSpatialIndex('point_sites', 'geom');

CREATE TABLE funded_areas (
    id INTEGER PRIMARY KEY,
    area TEXT NOT NULL,
    theme TEXT NOT NULL,              -- rollout, deficit
    programme TEXT NOT NULL,
    funder TEXT NOT NULL,
    stage TEXT NOT NULL,              -- planned, building, done; empty: not told
    since TEXT
);
SELECT AddGeometryColumn('funded_areas', 'geom', 25832, 'MULTIPOLYGON', 'XY');
SELECT CreateSpatialIndex('funded_areas', 'geom');

CREATE TABLE municipal_counts (
    id INTEGER PRIMARY KEY,
    municipality TEXT NOT NULL,
    layer TEXT NOT NULL,              -- fibre_passed, fibre_connected, …
    amount REAL NOT NULL,
    denominator REAL NOT NULL
);

-- Land of one class inside one municipality; roads and rails in network_parts.
CREATE TABLE land_parts (
    id INTEGER PRIMARY KEY,
    municipality TEXT NOT NULL,
    land TEXT NOT NULL
);
SELECT AddGeometryColumn('land_parts', 'geom', 25832, 'MULTIPOLYGON', 'XY');

CREATE TABLE network_parts (
    id INTEGER PRIMARY KEY,
    municipality TEXT NOT NULL,
    land TEXT NOT NULL
);
SELECT AddGeometryColumn('network_parts', 'geom', 25832, 'MULTILINESTRING', 'XY');

CREATE TABLE goals (
    id INTEGER PRIMARY KEY,
    goal TEXT NOT NULL UNIQUE,
    title_de TEXT NOT NULL,
    title_en TEXT NOT NULL,
    wording TEXT NOT NULL,
    source TEXT NOT NULL,
    indicator TEXT NOT NULL,
    target REAL NOT NULL,
    due TEXT NOT NULL
);

CREATE TABLE goal_results (
    id INTEGER PRIMARY KEY,
    goal TEXT NOT NULL,
    region TEXT NOT NULL,
    reference_date TEXT NOT NULL,
    verdict TEXT NOT NULL,            -- reached, on_track, behind, missed, undecidable
    value REAL,
    low REAL,
    high REAL,
    distance REAL,
    reason TEXT NOT NULL
);

CREATE TABLE gaps (
    id INTEGER PRIMARY KEY,
    goal TEXT NOT NULL,
    region TEXT NOT NULL,
    reference_date TEXT NOT NULL,
    amount REAL NOT NULL,
    basis TEXT NOT NULL
);

CREATE TABLE findings (
    id INTEGER PRIMARY KEY,
    finding TEXT NOT NULL, -- the name a project accepts it by
    severity TEXT NOT NULL,
    rule TEXT NOT NULL,
    file TEXT NOT NULL,
    row INTEGER NOT NULL,
    column_name TEXT NOT NULL,
    value TEXT NOT NULL,
    meaning TEXT NOT NULL,
    action TEXT NOT NULL,
    accepted TEXT NOT NULL
);
COMMIT;
BEGIN;
