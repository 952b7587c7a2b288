// @generated from Bibliotek "API" */ 1.2.0-æ (codegen/tests/fixtures/bibliotek.yaml, SHA-256 3fe9bc4e0595820410a10590e69c882f1beba900a911ab75df75493637f30bbd).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test golden`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The schemas of the document as tables, which values are held against and written by.
use crate::schemas;
use ::actix_openapi::check;
use ::actix_openapi::schema::{
    self, Discriminator, Format, Kind, Member, Object, Schema, Width, Xml,
};
/// The schema of [`ABC`](crate::models::ABC).
pub static ABC: Schema = Schema {
    name: "a.b-c",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [Member::optional("d", &schema::TEXT)];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Alias`](crate::models::Alias).
pub static Alias: Schema = Schema {
    name: "Alias",
    ..Schema::of(
        Kind::String(
            Format::Text,
            Some({
                static CHECKS: check::StringChecks = check::StringChecks {
                    min_length: Some(1u64),
                    max_length: Some(8u64),
                    pattern: None,
                };
                &CHECKS
            }),
        ),
    )
};
/// The schema of [`AliasAvAlias`](crate::models::AliasAvAlias).
pub static AliasAvAlias: Schema = Schema {
    name: "AliasAvAlias",
    ..Schema::of(
        Kind::String(
            Format::Text,
            Some({
                static CHECKS: check::StringChecks = check::StringChecks {
                    min_length: Some(1u64),
                    max_length: Some(8u64),
                    pattern: None,
                };
                &CHECKS
            }),
        ),
    )
};
/// The schema of [`Antall`](crate::models::Antall).
pub static Antall: Schema = Schema {
    name: "Antall",
    ..Schema::of(
        Kind::Integer(
            Width::Int32,
            Some({
                static CHECKS: check::NumberChecks = check::NumberChecks {
                    minimum: Some(check::Bound::new("-2147483648", false)),
                    maximum: Some(check::Bound::new("2147483647", false)),
                    multiple_of: None,
                };
                &CHECKS
            }),
        ),
    )
};
/// The schema of [`Api`](crate::models::Api).
pub static Api: Schema = Schema {
    name: "Api",
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`Art`](crate::models::Art).
pub static Art: Schema = Schema {
    name: "Art",
    values: &[
        "\"roman\"",
        "\"5616_5\"",
        "\"type\"",
        "\"Self\"",
        "\"\"",
        "\"-1\"",
        "\"to ord\"",
        "\"slutt */ \u{202e}\\\"\\\\\"",
        "\"æøå\"",
        "\"x-true\"",
        "\"Ok\"",
    ],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`Beløp`](crate::models::Beløp).
pub static Beløp: Schema = Schema {
    name: "Beløp",
    ..Schema::of(
        Kind::Number(
            Some({
                static CHECKS: check::NumberChecks = check::NumberChecks {
                    minimum: Some(check::Bound::new("0", false)),
                    maximum: Some(check::Bound::new("1000000", false)),
                    multiple_of: None,
                };
                &CHECKS
            }),
        ),
    )
};
/// The schema of [`Bok`](crate::models::Bok).
pub static Bok: Schema = Schema {
    name: "Bok",
    xml: Xml {
        name: Some("bok"),
        namespace: Some("urn:no:eksempel:bibliotek:bok?a=1&b=2"),
        ..Xml::NONE
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 12usize] = [
                Member::required(
                    "tittel",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: Some(1u64),
                                        max_length: None,
                                        pattern: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::required("utgivelsesår", &schema::INT64),
                Member::required("isbn", &schemas::Isbn),
                Member::required(
                    "type",
                    {
                        static TABLE: Schema = Schema {
                            xml: Xml {
                                name: Some("boktype"),
                                ..Xml::NONE
                            },
                            ..Schema::of(
                                Kind::String(
                                    Format::Text,
                                    Some({
                                        static CHECKS: check::StringChecks = check::StringChecks {
                                            min_length: None,
                                            max_length: None,
                                            pattern: Some(
                                                check::Pattern::new("^(roman|dikt)$", "^(?:roman|dikt)$"),
                                            ),
                                        };
                                        &CHECKS
                                    }),
                                ),
                            )
                        };
                        &TABLE
                    },
                ),
                Member::required("forfatter", &schemas::Forfatter),
                Member::optional("async", &schemas::AliasAvAlias),
                Member::optional("gen", &schema::UUID),
                Member::optional(
                    "self",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: None,
                                        max_length: Some(3u64),
                                        pattern: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional("delTittel", &schema::TEXT),
                Member::optional(
                    "med mellomrom",
                    {
                        static TABLE: Schema = Schema {
                            xml: Xml {
                                name: Some("medMellomrom"),
                                ..Xml::NONE
                            },
                            ..Schema::of(Kind::String(Format::Text, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional("omslag", &schemas::BokOmslag),
                Member::optional("medforfatter", &schemas::MedForfatter),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`BokOmslag`](crate::models::BokOmslag).
pub static BokOmslag: Schema = Schema {
    name: "BokOmslag",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 2usize] = [
                Member::optional("tykkelse", &schema::INT64),
                Member::required(
                    "farge",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: Some(2u64),
                                        max_length: Some(12u64),
                                        pattern: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Clone`](crate::models::Clone).
pub static Clone: Schema = Schema {
    name: "Clone",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [
                Member::optional("clone", &schema::TEXT),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Date`](crate::models::Date).
pub static Date: Schema = Schema {
    name: "Date",
    ..Schema::of(Kind::String(Format::Date, None))
};
/// The schema of [`DateTime`](crate::models::DateTime).
pub static DateTime: Schema = Schema {
    name: "DateTime",
    ..Schema::of(Kind::String(Format::DateTime, None))
};
/// The schema of [`Decimal`](crate::models::Decimal).
pub static Decimal: Schema = Schema {
    name: "Decimal",
    ..Schema::of(Kind::Number(None))
};
/// The schema of [`Deserialize`](crate::models::Deserialize).
pub static Deserialize: Schema = Schema {
    name: "Deserialize",
    values: &["\"{}\"", "\"x\""],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`Documented`](crate::models::Documented).
pub static Documented: Schema = Schema {
    name: "Documented",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [
                Member::optional("serde", &schema::TEXT),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Feil`](crate::models::Feil).
pub static Feil: Schema = Schema {
    name: "Feil",
    xml: Xml {
        name: Some("feil"),
        namespace: Some("urn:no:eksempel:bibliotek:feil:v1"),
        ..Xml::NONE
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 3usize] = [
                Member::optional("melding", &schema::TEXT),
                Member::required(
                    "kode",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: None,
                                        max_length: None,
                                        pattern: Some(
                                            check::Pattern::new("^BIB-[0-9]{3}$", "^BIB\\-[0-9]{3}$"),
                                        ),
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional("brudd", &schema::TEXT),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`FinnMedMerEmnerItem`](crate::models::FinnMedMerEmnerItem).
pub static FinnMedMerEmnerItem: Schema = Schema {
    name: "FinnMedMerEmnerItem",
    values: &["\"lyrikk\"", "\"prosa\""],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`FinnMedMerEnten`](crate::models::FinnMedMerEnten).
pub static FinnMedMerEnten: Schema = Schema {
    name: "FinnMedMerEnten",
    one_of: &[
        &schema::INT64,
        {
            static TABLE: Schema = Schema::of(Kind::Array(&schema::INT64, None));
            &TABLE
        },
    ],
    ..Schema::of(Kind::Any)
};
/// The schema of [`FinnMedMerFilter`](crate::models::FinnMedMerFilter).
pub static FinnMedMerFilter: Schema = Schema {
    name: "FinnMedMerFilter",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 2usize] = [
                Member::required("fra", &schema::INT64),
                Member::optional(
                    "til",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Integer(
                                Width::Int64,
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: Some(check::Bound::new("1", false)),
                                        maximum: None,
                                        multiple_of: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: None,
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`FinnMedMerSide`](crate::models::FinnMedMerSide).
pub static FinnMedMerSide: Schema = Schema {
    name: "FinnMedMerSide",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 2usize] = [
                Member::optional("nummer", &schema::INT64),
                Member::optional(
                    "lengde",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Integer(
                                Width::Int64,
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: None,
                                        maximum: Some(check::Bound::new("100", false)),
                                        multiple_of: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`FinnMedMerSted`](crate::models::FinnMedMerSted).
pub static FinnMedMerSted: Schema = Schema {
    name: "FinnMedMerSted",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [Member::required("navn", &schema::TEXT)];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Forfatter`](crate::models::Forfatter).
pub static Forfatter: Schema = Schema {
    name: "Forfatter",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 2usize] = [
                Member::optional(
                    "land",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: Some(2u64),
                                        max_length: Some(2u64),
                                        pattern: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::required("navn", &schema::TEXT),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Future`](crate::models::Future).
pub static Future: Schema = Schema {
    name: "Future",
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`Hash`](crate::models::Hash).
pub static Hash: Schema = Schema {
    name: "Hash",
    values: &[
        "\"Hash\"",
        "\"Some\"",
        "\"None\"",
        "\"Err\"",
        "\"ALL\"",
        "\"as_str\"",
        "\"String\"",
    ],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`HentListe200Body`](crate::models::HentListe200Body).
pub static HentListe200Body: Schema = Schema {
    name: "HentListe200Body",
    ..Schema::of(Kind::Array(&schemas::Innlevering, None))
};
/// The schema of [`HentNyeste200Body`](crate::models::HentNyeste200Body).
pub static HentNyeste200Body: Schema = Schema {
    name: "HentNyeste200Body",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 2usize] = [
                Member::required("isbn", &schemas::Isbn),
                Member::optional("hylle", &schemas::HentNyeste200BodyHylle),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`HentNyeste200BodyHylle`](crate::models::HentNyeste200BodyHylle).
pub static HentNyeste200BodyHylle: Schema = Schema {
    name: "HentNyeste200BodyHylle",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [
                Member::optional(
                    "kode",
                    {
                        static TABLE: Schema = Schema {
                            xml: Xml {
                                name: Some("hyllekode"),
                                ..Xml::NONE
                            },
                            ..Schema::of(
                                Kind::String(
                                    Format::Text,
                                    Some({
                                        static CHECKS: check::StringChecks = check::StringChecks {
                                            min_length: None,
                                            max_length: Some(4u64),
                                            pattern: None,
                                        };
                                        &CHECKS
                                    }),
                                ),
                            )
                        };
                        &TABLE
                    },
                ),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`HentPriser200Body`](crate::models::HentPriser200Body).
pub static HentPriser200Body: Schema = Schema {
    name: "HentPriser200Body",
    xml: Xml {
        name: Some("priser"),
        namespace: Some("urn:no:eksempel:bibliotek:priser"),
        ..Xml::NONE
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 13usize] = [
                Member::required(
                    "pris",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Number(
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: Some(check::Bound::new("0.01", false)),
                                        maximum: Some(check::Bound::new("99999.99", true)),
                                        multiple_of: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional(
                    "rabatt",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Number(
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: Some(check::Bound::new("-100", true)),
                                        maximum: None,
                                        multiple_of: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional("beløp", &schemas::Beløp),
                Member::required(
                    "antall",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Integer(
                                Width::Int32,
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: Some(check::Bound::new("0", false)),
                                        maximum: Some(check::Bound::new("1000", false)),
                                        multiple_of: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional(
                    "nummer",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Integer(
                                Width::Int64,
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: None,
                                        maximum: Some(check::Bound::new("9007199254740993", false)),
                                        multiple_of: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::required("utsolgt", &schema::BOOLEAN),
                Member::required("utgitt", &schema::DATE),
                Member::optional("registrert", &schemas::DateTime),
                Member::optional(
                    "lokalt",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: None,
                                        max_length: None,
                                        pattern: Some(check::Pattern::new("T", "T")),
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::required("art", &schemas::Art),
                Member::optional("valuta", &schemas::HentPriser200BodyValuta),
                Member::required("utgave", &schemas::Utgave),
                Member::optional("oversetter", &schemas::Forfatter),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`HentPriser200BodyValuta`](crate::models::HentPriser200BodyValuta).
pub static HentPriser200BodyValuta: Schema = Schema {
    name: "HentPriser200BodyValuta",
    values: &["\"NOK\"", "\"5616_5\"", "\"type\""],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`HentSamlingXValuta`](crate::models::HentSamlingXValuta).
pub static HentSamlingXValuta: Schema = Schema {
    name: "HentSamlingXValuta",
    values: &["\"SEK\"", "\"DKK\""],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`HttpRequest`](crate::models::HttpRequest).
pub static HttpRequest: Schema = Schema {
    name: "HttpRequest",
    ..Schema::of(
        Kind::String(
            Format::Text,
            Some({
                static CHECKS: check::StringChecks = check::StringChecks {
                    min_length: None,
                    max_length: None,
                    pattern: Some(check::Pattern::new("\\u202e?", "\u{202e}?")),
                };
                &CHECKS
            }),
        ),
    )
};
/// The schema of [`Innlevering`](crate::models::Innlevering).
pub static Innlevering: Schema = Schema {
    name: "Innlevering",
    xml: Xml {
        name: Some("innlevering"),
        ..Xml::NONE
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 3usize] = [
                Member::required(
                    "isbn",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: None,
                                        max_length: None,
                                        pattern: Some(
                                            check::Pattern::new("^[0-9]{13}$", "^[0-9]{13}$"),
                                        ),
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional(
                    "antall",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Integer(
                                Width::Int64,
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: Some(check::Bound::new("1", false)),
                                        maximum: None,
                                        multiple_of: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional(
                    "merkelapper",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Array(&schema::TEXT, None),
                        );
                        &TABLE
                    },
                ),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Isbn`](crate::models::Isbn).
pub static Isbn: Schema = Schema {
    name: "Isbn",
    ..Schema::of(
        Kind::String(
            Format::Text,
            Some({
                static CHECKS: check::StringChecks = check::StringChecks {
                    min_length: Some(13u64),
                    max_length: Some(13u64),
                    pattern: Some(check::Pattern::new("^97[89]\\d+$", "^97[89][0-9]+$")),
                };
                &CHECKS
            }),
        ),
    )
};
/// The schema of [`Ja`](crate::models::Ja).
pub static Ja: Schema = Schema {
    name: "Ja",
    ..Schema::of(Kind::Boolean)
};
/// The schema of [`Kroner`](crate::models::Kroner).
pub static Kroner: Schema = Schema {
    name: "Kroner",
    ..Schema::of(
        Kind::Number(
            Some({
                static CHECKS: check::NumberChecks = check::NumberChecks {
                    minimum: Some(check::Bound::new("0", false)),
                    maximum: Some(check::Bound::new("1000000", false)),
                    multiple_of: None,
                };
                &CHECKS
            }),
        ),
    )
};
/// The schema of [`Kvittering`](crate::models::Kvittering).
pub static Kvittering: Schema = Schema {
    name: "Kvittering",
    xml: Xml {
        name: Some("kvittering"),
        namespace: Some("urn:no:eksempel:bibliotek:kvittering"),
        ..Xml::NONE
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 6usize] = [
                Member::required("validate", &schema::TEXT),
                Member::required("beløp", &schemas::Beløp),
                Member::required(
                    "merknad",
                    {
                        static TABLE: Schema = Schema {
                            nullable: true,
                            ..Schema::of(
                                Kind::String(
                                    Format::Text,
                                    Some({
                                        static CHECKS: check::StringChecks = check::StringChecks {
                                            min_length: Some(2u64),
                                            max_length: None,
                                            pattern: None,
                                        };
                                        &CHECKS
                                    }),
                                ),
                            )
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "frist",
                    {
                        static TABLE: Schema = Schema {
                            nullable: true,
                            ..Schema::of(Kind::String(Format::Date, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "forlenget",
                    {
                        static TABLE: Schema = Schema {
                            nullable: true,
                            ..Schema::of(
                                Kind::Number(
                                    Some({
                                        static CHECKS: check::NumberChecks = check::NumberChecks {
                                            minimum: Some(check::Bound::new("0", false)),
                                            maximum: Some(check::Bound::new("1000000", false)),
                                            multiple_of: None,
                                        };
                                        &CHECKS
                                    }),
                                ),
                            )
                        };
                        &TABLE
                    },
                ),
                Member::optional("gebyr", &schema::INT64),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`LeverBokRequestBody`](crate::models::LeverBokRequestBody).
pub static LeverBokRequestBody: Schema = Schema {
    name: "LeverBokRequestBody",
    ..Schema::of(
        Kind::String(
            Format::Text,
            Some({
                static CHECKS: check::StringChecks = check::StringChecks {
                    min_length: None,
                    max_length: Some(13u64),
                    pattern: None,
                };
                &CHECKS
            }),
        ),
    )
};
/// The schema of [`LeverOmslag2xxBody`](crate::models::LeverOmslag2xxBody).
pub static LeverOmslag2xxBody: Schema = Schema {
    name: "LeverOmslag2xxBody",
    ..Schema::of(Kind::Array(&schema::TEXT, None))
};
/// The schema of [`LeverOmslagRequestBody`](crate::models::LeverOmslagRequestBody).
pub static LeverOmslagRequestBody: Schema = Schema {
    name: "LeverOmslagRequestBody",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 4usize] = [
                Member::required(
                    "tittel",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: Some(1u64),
                                        max_length: None,
                                        pattern: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::required(
                    "forside",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: None,
                                        max_length: Some(100000u64),
                                        pattern: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional(
                    "sider",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Array(&schema::TEXT, None),
                        );
                        &TABLE
                    },
                ),
                Member::optional("om", &schemas::LeverOmslagRequestBodyOm),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`LeverOmslagRequestBodyOm`](crate::models::LeverOmslagRequestBodyOm).
pub static LeverOmslagRequestBodyOm: Schema = Schema {
    name: "LeverOmslagRequestBodyOm",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [
                Member::optional("høyde", &schema::INT64),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Lånernummer`](crate::models::Lånernummer).
pub static Lånernummer: Schema = Schema {
    name: "Lånernummer",
    ..Schema::of(Kind::Integer(Width::Int64, None))
};
/// The schema of [`MedForfatter`](crate::models::MedForfatter).
pub static MedForfatter: Schema = Schema {
    name: "MedForfatter",
    all_of: &[&schemas::Forfatter],
    ..Schema::of(Kind::Any)
};
/// The schema of [`Mål`](crate::models::Mål).
pub static Mål: Schema = Schema {
    name: "Mål",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 5usize] = [
                Member::optional(
                    "høyde",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Number(
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: Some(check::Bound::new("0", true)),
                                        maximum: None,
                                        multiple_of: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional("vekt", &schemas::Antall),
                Member::optional("innbundet", &schemas::Ja),
                Member::optional("målt", &schemas::Date),
                Member::optional("forhold", &schemas::Decimal),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Ord`](crate::models::Ord).
pub static Ord: Schema = Schema {
    name: "Ord",
    ..Schema::of(
        Kind::Number(
            Some({
                static CHECKS: check::NumberChecks = check::NumberChecks {
                    minimum: Some(check::Bound::new("0", false)),
                    maximum: None,
                    multiple_of: None,
                };
                &CHECKS
            }),
        ),
    )
};
/// The schema of [`Pattern`](crate::models::Pattern).
pub static Pattern: Schema = Schema {
    name: "Pattern",
    ..Schema::of(
        Kind::String(
            Format::Text,
            Some({
                static CHECKS: check::StringChecks = check::StringChecks {
                    min_length: Some(1u64),
                    max_length: Some(8u64),
                    pattern: None,
                };
                &CHECKS
            }),
        ),
    )
};
/// The schema of [`Place`](crate::models::Place).
pub static Place: Schema = Schema {
    name: "Place",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 5usize] = [
                Member::optional("place", &schemas::Validate),
                Member::optional("violations", &schemas::Pattern),
                Member::optional("value", &schemas::RootElement),
                Member::optional(
                    "xml",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: Some(1u64),
                                        max_length: None,
                                        pattern: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional("HttpRequest", &schemas::HttpRequest),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`RootElement`](crate::models::RootElement).
pub static RootElement: Schema = Schema {
    name: "RootElement",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [
                Member::optional("check", &schema::INT64),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Samling`](crate::models::Samling).
pub static Samling: Schema = Schema {
    name: "Samling",
    xml: Xml {
        name: Some("samling"),
        namespace: Some("urn:no:eksempel:bibliotek:samling"),
        prefix: Some("s"),
        ..Xml::NONE
    },
    one_of: &[
        {
            static TABLE: Schema = Schema::of(
                Kind::Object({
                    static MEMBERS: [Member; 1usize] = [
                        Member::required("leder", &schema::ANY),
                    ];
                    static OBJECT: Object = Object {
                        members: &MEMBERS,
                        additional: Some(&schema::ANY),
                        min_properties: None,
                        max_properties: None,
                    };
                    &OBJECT
                }),
            );
            &TABLE
        },
        {
            static TABLE: Schema = Schema::of(
                Kind::Object({
                    static MEMBERS: [Member; 2usize] = [
                        Member::required("navn", &schema::ANY),
                        Member::required("råd", &schema::ANY),
                    ];
                    static OBJECT: Object = Object {
                        members: &MEMBERS,
                        additional: Some(&schema::ANY),
                        min_properties: None,
                        max_properties: None,
                    };
                    &OBJECT
                }),
            );
            &TABLE
        },
        {
            static TABLE: Schema = Schema::of(
                Kind::Object({
                    static MEMBERS: [Member; 1usize] = [
                        Member::required("sporing", &schema::ANY),
                    ];
                    static OBJECT: Object = Object {
                        members: &MEMBERS,
                        additional: Some(&schema::ANY),
                        min_properties: None,
                        max_properties: None,
                    };
                    &OBJECT
                }),
            );
            &TABLE
        },
    ],
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 11usize] = [
                Member::required("navn", &schema::TEXT).read_only(),
                Member::optional("leder", &schemas::Forfatter),
                Member::optional(
                    "råd",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Array(
                                &schemas::Forfatter,
                                Some({
                                    static CHECKS: check::ArrayChecks = check::ArrayChecks {
                                        min_items: Some(1u64),
                                        max_items: None,
                                        unique_items: false,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::required(
                    "hyller",
                    {
                        static TABLE: Schema = Schema {
                            xml: Xml {
                                name: Some("hylla"),
                                wrapped: true,
                                ..Xml::NONE
                            },
                            ..Schema::of(
                                Kind::Array(
                                    {
                                        static TABLE: Schema = Schema {
                                            xml: Xml {
                                                name: Some("hylle"),
                                                ..Xml::NONE
                                            },
                                            ..Schema::of(
                                                Kind::String(
                                                    Format::Text,
                                                    Some({
                                                        static CHECKS: check::StringChecks = check::StringChecks {
                                                            min_length: None,
                                                            max_length: Some(4u64),
                                                            pattern: None,
                                                        };
                                                        &CHECKS
                                                    }),
                                                ),
                                            )
                                        };
                                        &TABLE
                                    },
                                    Some({
                                        static CHECKS: check::ArrayChecks = check::ArrayChecks {
                                            min_items: None,
                                            max_items: Some(3u64),
                                            unique_items: true,
                                        };
                                        &CHECKS
                                    }),
                                ),
                            )
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "bind",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Array(
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Integer(
                                            Width::Int64,
                                            Some({
                                                static CHECKS: check::NumberChecks = check::NumberChecks {
                                                    minimum: Some(check::Bound::new("1", false)),
                                                    maximum: None,
                                                    multiple_of: Some(check::Factor::new("2")),
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                                None,
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional("verdier", &schemas::Verdier),
                Member::optional(
                    "plasser",
                    {
                        static TABLE: Schema = Schema {
                            xml: Xml {
                                name: Some("overses"),
                                ..Xml::NONE
                            },
                            ..Schema::of(Kind::Array(&schemas::SamlingPlasserItem, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional("stand", &schemas::SamlingStand),
                Member::optional(
                    "sporing",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Uuid,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: None,
                                        max_length: Some(36u64),
                                        pattern: Some(
                                            check::Pattern::new("^[0-9a-c-]+$", "^[0-9a-c\\-]+$"),
                                        ),
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional(
                    "pris",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Number(
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: None,
                                        maximum: None,
                                        multiple_of: Some(check::Factor::new("0.05")),
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional("mål", &schemas::SamlingMål),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: None,
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`SamlingMål`](crate::models::SamlingMål).
pub static SamlingMål: Schema = Schema {
    name: "SamlingMål",
    xml: Xml {
        name: Some("mål"),
        namespace: Some("urn:no:eksempel:bibliotek:samling"),
        prefix: Some("s"),
        ..Xml::NONE
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 6usize] = [
                Member::optional(
                    "høyde",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Number(
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: Some(check::Bound::new("0", true)),
                                        maximum: None,
                                        multiple_of: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional("vekt", &schemas::Antall),
                Member::optional("innbundet", &schemas::Ja),
                Member::optional("målt", &schemas::Date),
                Member::optional("forhold", &schemas::Decimal),
                Member::optional("ramme", &schema::TEXT),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`SamlingPlasserItem`](crate::models::SamlingPlasserItem).
pub static SamlingPlasserItem: Schema = Schema {
    name: "SamlingPlasserItem",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [Member::optional("rad", &schema::INT32)];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`SamlingStand`](crate::models::SamlingStand).
pub static SamlingStand: Schema = Schema {
    name: "SamlingStand",
    nullable: true,
    xml: Xml {
        name: Some("tilstand"),
        ..Xml::NONE
    },
    values: &["\"god\"", "\"slitt\""],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`Serialize`](crate::models::Serialize).
pub static Serialize: Schema = Schema {
    name: "Serialize",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [
                Member::optional("serialize", &schema::TEXT),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Språk`](crate::models::Språk).
pub static Språk: Schema = Schema {
    name: "språk",
    values: &["\"nb\"", "\"nn\"", "\"5616_5\"", "\"type\"", "\"a/b\"", "\"  \""],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`Utgave`](crate::models::Utgave).
pub static Utgave: Schema = Schema {
    name: "Utgave",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 11usize] = [
                Member::required(
                    "land",
                    {
                        static TABLE: Schema = Schema {
                            all_of: &[
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::String(
                                            Format::Text,
                                            Some({
                                                static CHECKS: check::StringChecks = check::StringChecks {
                                                    min_length: Some(2u64),
                                                    max_length: Some(2u64),
                                                    pattern: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                                &schema::ANY,
                            ],
                            ..Schema::of(Kind::String(Format::Text, None))
                        };
                        &TABLE
                    },
                ),
                Member::required("navn", &schema::TEXT),
                Member::required(
                    "høyde",
                    {
                        static TABLE: Schema = Schema {
                            all_of: &[
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::Number(
                                            Some({
                                                static CHECKS: check::NumberChecks = check::NumberChecks {
                                                    minimum: Some(check::Bound::new("0", true)),
                                                    maximum: None,
                                                    multiple_of: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                                &schema::ANY,
                            ],
                            ..Schema::of(Kind::Number(None))
                        };
                        &TABLE
                    },
                ),
                Member::optional("vekt", &schemas::Antall),
                Member::optional("innbundet", &schemas::Ja),
                Member::optional("målt", &schemas::Date),
                Member::optional("forhold", &schemas::Decimal),
                Member::optional("signert", &schema::BOOLEAN),
                Member::required(
                    "merke",
                    {
                        static TABLE: Schema = Schema {
                            all_of: &[&schemas::UtgaveMerke, &schema::ANY],
                            ..Schema::of(Kind::String(Format::Text, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional("bånd", &schemas::UtgaveBånd),
                Member::required("opplag", &schema::INT32),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`UtgaveBånd`](crate::models::UtgaveBånd).
pub static UtgaveBånd: Schema = Schema {
    name: "UtgaveBånd",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [
                Member::required(
                    "nummer",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Integer(
                                Width::Int64,
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: None,
                                        maximum: Some(check::Bound::new("9", false)),
                                        multiple_of: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`UtgaveMerke`](crate::models::UtgaveMerke).
pub static UtgaveMerke: Schema = Schema {
    name: "UtgaveMerke",
    values: &["\"a\"", "\"b\""],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`Utlån`](crate::models::Utlån).
pub static Utlån: Schema = Schema {
    name: "Utlån",
    xml: Xml {
        namespace: Some("urn:no:eksempel:bibliotek:utlån"),
        ..Xml::NONE
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 2usize] = [
                Member::required("bok", &schemas::Isbn),
                Member::required(
                    "dato",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::String(
                                Format::Text,
                                Some({
                                    static CHECKS: check::StringChecks = check::StringChecks {
                                        min_length: None,
                                        max_length: None,
                                        pattern: Some(
                                            check::Pattern::new(
                                                "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
                                                "^[0-9]{4}\\-[0-9]{2}\\-[0-9]{2}$",
                                            ),
                                        ),
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Validate`](crate::models::Validate).
pub static Validate: Schema = Schema {
    name: "Validate",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [
                Member::optional("validate", &schema::TEXT),
            ];
            static OBJECT: Object = Object {
                members: &MEMBERS,
                additional: Some(&schema::ANY),
                min_properties: None,
                max_properties: None,
            };
            &OBJECT
        }),
    )
};
/// The schema of [`Verdier`](crate::models::Verdier).
pub static Verdier: Schema = Schema {
    name: "Verdier",
    ..Schema::of(Kind::Array(&schemas::Kroner, None))
};
/// The schema of [`Violations`](crate::models::Violations).
pub static Violations: Schema = Schema {
    name: "Violations",
    ..Schema::of(Kind::String(Format::Uuid, None))
};
/// The schema of [`WriteXml`](crate::models::WriteXml).
pub static WriteXml: Schema = Schema {
    name: "WriteXml",
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`XValuta`](crate::models::XValuta).
pub static XValuta: Schema = Schema {
    name: "X-Valuta",
    values: &["\"NOK\"", "\"5616_5\"", "\"type\""],
    ..Schema::of(Kind::String(Format::Text, None))
};
