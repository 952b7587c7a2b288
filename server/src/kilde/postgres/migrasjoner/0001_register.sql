-- Every statement can be run again, alone, and by two at once: not every database has DDL in transactions.

CREATE TABLE IF NOT EXISTS register_aktiv (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    versjon BIGINT
);

INSERT INTO register_aktiv (id, versjon) VALUES (1, NULL) ON CONFLICT (id) DO NOTHING;

CREATE TABLE IF NOT EXISTS register_versjon (
    versjon BIGINT NOT NULL PRIMARY KEY,
    begynt TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE IF NOT EXISTS organisasjon (
    versjon BIGINT NOT NULL,
    organisasjonsnummer TEXT NOT NULL CHECK (length(organisasjonsnummer) = 9),
    PRIMARY KEY (versjon, organisasjonsnummer)
);

CREATE TABLE IF NOT EXISTS krav (
    versjon BIGINT NOT NULL,
    organisasjonsnummer TEXT NOT NULL CHECK (length(organisasjonsnummer) = 9),
    krav_id TEXT NOT NULL CHECK (length(krav_id) BETWEEN 1 AND 64),
    kategori TEXT NOT NULL CHECK (kategori IN (
        'restskatt', 'forskuddstrekk', 'merverdiavgift', 'arbeidsgiveravgift', 'gebyr', 'forskuddsskatt')),
    forfallsdato DATE NOT NULL,
    hovedstol BIGINT NOT NULL CHECK (hovedstol >= 0),
    renter BIGINT CHECK (renter >= 0),
    kildesystem TEXT NOT NULL CHECK (length(kildesystem) BETWEEN 1 AND 64),
    oppdatert TIMESTAMPTZ NOT NULL,
    PRIMARY KEY (versjon, organisasjonsnummer, krav_id)
);

CREATE UNIQUE INDEX IF NOT EXISTS krav_id_er_unik ON krav (versjon, krav_id);
