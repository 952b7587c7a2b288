-- The disclosure log: a chain for each server. A record stands in linje byte for byte, and what the hash in it covers is
-- that; the other columns repeat what is looked up by.

CREATE TABLE IF NOT EXISTS utlevering (
    tjener TEXT NOT NULL,
    nr BIGINT NOT NULL CHECK (nr > 0),
    tidspunkt TIMESTAMPTZ NOT NULL,
    type TEXT NOT NULL,
    organisasjonsnummer TEXT,
    konsument TEXT,
    linje TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (tjener, nr)
);

CREATE INDEX IF NOT EXISTS utlevering_organisasjon ON utlevering (organisasjonsnummer, tidspunkt);

-- The last record of each chain, so that a removed end shows.
CREATE TABLE IF NOT EXISTS utlevering_hode (
    tjener TEXT NOT NULL PRIMARY KEY,
    nr BIGINT NOT NULL,
    hash TEXT NOT NULL
);
