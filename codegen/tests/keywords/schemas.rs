// @generated from Schemas of OpenAPI 3.1 1 (codegen/tests/fixtures/skjema31.yaml, SHA-256 d604236b089f525d9cbc7fa5831c6bb21f271a75543c2724bf630ee4c6fe0a22).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test keywords`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The schemas of the document as tables, which values are held against and written by.
use crate::schemas;
use ::actix_openapi::check;
use ::actix_openapi::schema::{
    self, Discriminator, Format, Kind, Member, Object, Schema, Width, Xml,
};
/// The schema of [`Feil`](crate::models::Feil).
pub static Feil: Schema = Schema {
    name: "Feil",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [
                Member::optional("melding", &schema::TEXT),
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
/// The schema of [`Hel`](crate::models::Hel).
pub static Hel: Schema = Schema {
    name: "Hel",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 48usize] = [
                Member::optional(
                    "kanskje",
                    {
                        static TABLE: Schema = Schema {
                            nullable: true,
                            ..Schema::of(
                                Kind::String(
                                    Format::Text,
                                    Some({
                                        static CHECKS: check::StringChecks = check::StringChecks {
                                            min_length: None,
                                            max_length: Some(2u64),
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
                    "kanskjeListe",
                    {
                        static TABLE: Schema = Schema {
                            nullable: true,
                            ..Schema::of(
                                Kind::Array(
                                    &schema::INT64,
                                    Some({
                                        static CHECKS: check::ArrayChecks = check::ArrayChecks {
                                            min_items: None,
                                            max_items: Some(1u64),
                                            unique_items: false,
                                        };
                                        &CHECKS
                                    }),
                                ),
                            )
                        };
                        &TABLE
                    },
                ),
                Member::optional("kanskjeTing", &schemas::HelKanskjeTing),
                Member::optional(
                    "ingenting",
                    {
                        static TABLE: Schema = Schema {
                            values: &["null"],
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "ingentingAnnet",
                    {
                        static TABLE: Schema = Schema {
                            values: &["null"],
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                ),
                Member::optional("flere", &schemas::HelFlere),
                Member::optional(
                    "tall",
                    {
                        static TABLE: Schema = Schema::of(
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
                        );
                        &TABLE
                    },
                ),
                Member::optional("valg", &schemas::HelValg),
                Member::optional("valgUtenNull", &schemas::HelValgUtenNull),
                Member::optional("blandet", &schemas::HelBlandet),
                Member::optional("fast", &schemas::HelFast),
                Member::optional(
                    "fastTall",
                    {
                        static TABLE: Schema = Schema {
                            values: &["1.5"],
                            ..Schema::of(Kind::Number(None))
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "fastNull",
                    {
                        static TABLE: Schema = Schema {
                            values: &["null"],
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "fastTing",
                    {
                        static TABLE: Schema = Schema {
                            values: &["{\"a\":[1,2],\"b\":null}"],
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "over",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Number(
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: Some(check::Bound::new("0", true)),
                                        maximum: Some(check::Bound::new("1", true)),
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
                    "begge",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Integer(
                                Width::Int64,
                                Some({
                                    static CHECKS: check::NumberChecks = check::NumberChecks {
                                        minimum: Some(check::Bound::new("3", false)),
                                        maximum: Some(check::Bound::new("9", true)),
                                        multiple_of: None,
                                    };
                                    &CHECKS
                                }),
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional("alt", &schema::ANY),
                Member::optional(
                    "aldri",
                    {
                        static TABLE: Schema = Schema {
                            not: Some(&schema::ANY),
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "liste",
                    {
                        static TABLE: Schema = Schema::of(
                            Kind::Array(
                                {
                                    static TABLE: Schema = Schema {
                                        not: Some(&schema::ANY),
                                        ..Schema::of(Kind::Any)
                                    };
                                    &TABLE
                                },
                                None,
                            ),
                        );
                        &TABLE
                    },
                ),
                Member::optional(
                    "enten",
                    {
                        static TABLE: Schema = Schema {
                            nullable: true,
                            all_of: &[&schemas::Ting],
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                ),
                Member::optional("ett", &schemas::HelEtt),
                Member::optional(
                    "henvist",
                    {
                        static TABLE: Schema = Schema {
                            all_of: &[
                                &schemas::Kode,
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
                            ],
                            ..Schema::of(Kind::String(Format::Text, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional("henvistTing", &schemas::HelHenvistTing),
                Member::optional("sammeType", &schemas::Ting),
                Member::optional("selv", &schemas::Hel),
                Member::optional("lokal", &schemas::TingDefsDel),
                Member::optional("bytes", &schema::BYTE),
                Member::optional("tekst", &schema::TEXT),
                Member::optional(
                    "par",
                    {
                        static TABLE: Schema = Schema {
                            keywords: {
                                static KEYWORDS: [schema::Keyword; 1usize] = [
                                    schema::Keyword::PrefixItems {
                                        prefix: &[
                                            &schema::TEXT,
                                            {
                                                static TABLE: Schema = Schema {
                                                    nullable: true,
                                                    ..Schema::of(Kind::Integer(Width::Int64, None))
                                                };
                                                &TABLE
                                            },
                                        ],
                                        others: {
                                            static TABLE: Schema = Schema {
                                                not: Some(&schema::ANY),
                                                ..Schema::of(Kind::Any)
                                            };
                                            &TABLE
                                        },
                                    },
                                ];
                                &KEYWORDS
                            },
                            ..Schema::of(Kind::Array(&schema::ANY, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "parMed",
                    {
                        static TABLE: Schema = Schema {
                            keywords: {
                                static KEYWORDS: [schema::Keyword; 1usize] = [
                                    schema::Keyword::PrefixItems {
                                        prefix: &[&schema::TEXT],
                                        others: &schema::INT64,
                                    },
                                ];
                                &KEYWORDS
                            },
                            ..Schema::of(Kind::Array(&schema::ANY, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "inneholder",
                    {
                        static TABLE: Schema = Schema {
                            keywords: {
                                static KEYWORDS: [schema::Keyword; 1usize] = [
                                    schema::Keyword::Contains {
                                        schema: {
                                            static TABLE: Schema = Schema {
                                                values: &["1"],
                                                ..Schema::of(Kind::Any)
                                            };
                                            &TABLE
                                        },
                                        minimum: 1u64,
                                        maximum: Some(2u64),
                                    },
                                ];
                                &KEYWORDS
                            },
                            ..Schema::of(Kind::Array(&schema::ANY, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "navn",
                    {
                        static TABLE: Schema = Schema {
                            keywords: {
                                static KEYWORDS: [schema::Keyword; 1usize] = [
                                    schema::Keyword::PropertyNames({
                                        static TABLE: Schema = Schema::of(
                                            Kind::String(
                                                Format::Text,
                                                Some({
                                                    static CHECKS: check::StringChecks = check::StringChecks {
                                                        min_length: None,
                                                        max_length: None,
                                                        pattern: Some(check::Pattern::new("^[a-z]+$", "^[a-z]+$")),
                                                    };
                                                    &CHECKS
                                                }),
                                            ),
                                        );
                                        &TABLE
                                    }),
                                ];
                                &KEYWORDS
                            },
                            ..Schema::of(
                                Kind::Object({
                                    static MEMBERS: [Member; 0usize] = [];
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
                        &TABLE
                    },
                ),
                Member::optional("moenster", &schemas::HelMoenster),
                Member::optional("avhengig", &schemas::HelAvhengig),
                Member::optional("avhengigHel", &schemas::HelAvhengigHel),
                Member::optional("vilkaar", &schemas::HelVilkaar),
                Member::optional("lukket", &schemas::HelLukket),
                Member::optional("lukketSum", &schemas::HelLukketSum),
                Member::optional("nullable", &schema::TEXT),
                Member::optional("flereAvDem", &schemas::HelFlereAvDem),
                Member::optional("sammensatt", &schemas::HelSammensatt),
                Member::optional("kort", &schemas::HelKort),
                Member::optional("nokkel", &schemas::HelNokkel),
                Member::optional(
                    "beggeNull",
                    {
                        static TABLE: Schema = Schema {
                            nullable: true,
                            all_of: &[
                                {
                                    static TABLE: Schema = Schema {
                                        nullable: true,
                                        ..Schema::of(Kind::String(Format::Text, None))
                                    };
                                    &TABLE
                                },
                                {
                                    static TABLE: Schema = Schema {
                                        nullable: true,
                                        ..Schema::of(
                                            Kind::String(
                                                Format::Text,
                                                Some({
                                                    static CHECKS: check::StringChecks = check::StringChecks {
                                                        min_length: None,
                                                        max_length: Some(1u64),
                                                        pattern: None,
                                                    };
                                                    &CHECKS
                                                }),
                                            ),
                                        )
                                    };
                                    &TABLE
                                },
                            ],
                            ..Schema::of(Kind::String(Format::Text, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "ikkeNull",
                    {
                        static TABLE: Schema = Schema {
                            all_of: &[
                                {
                                    static TABLE: Schema = Schema {
                                        nullable: true,
                                        ..Schema::of(Kind::String(Format::Text, None))
                                    };
                                    &TABLE
                                },
                                {
                                    static TABLE: Schema = Schema::of(
                                        Kind::String(
                                            Format::Text,
                                            Some({
                                                static CHECKS: check::StringChecks = check::StringChecks {
                                                    min_length: None,
                                                    max_length: Some(1u64),
                                                    pattern: None,
                                                };
                                                &CHECKS
                                            }),
                                        ),
                                    );
                                    &TABLE
                                },
                            ],
                            ..Schema::of(Kind::String(Format::Text, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional(
                    "ingenAvDem",
                    {
                        static TABLE: Schema = Schema {
                            not: Some({
                                static TABLE: Schema = Schema {
                                    values: &["null"],
                                    ..Schema::of(Kind::Any)
                                };
                                &TABLE
                            }),
                            ..Schema::of(Kind::String(Format::Text, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional("bareEn", &schemas::HelBareEn),
                Member::optional(
                    "nullKode",
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
/// The schema of [`HelAvhengig`](crate::models::HelAvhengig).
pub static HelAvhengig: Schema = Schema {
    name: "HelAvhengig",
    keywords: {
        static KEYWORDS: [schema::Keyword; 1usize] = [
            schema::Keyword::DependentRequired(&[("kort", &["utloep"])]),
        ];
        &KEYWORDS
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 2usize] = [
                Member::optional("kort", &schema::TEXT),
                Member::optional("utloep", &schema::TEXT),
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
/// The schema of [`HelAvhengigHel`](crate::models::HelAvhengigHel).
pub static HelAvhengigHel: Schema = Schema {
    name: "HelAvhengigHel",
    keywords: {
        static KEYWORDS: [schema::Keyword; 1usize] = [
            schema::Keyword::DependentSchemas(
                &[
                    (
                        "kort",
                        {
                            static TABLE: Schema = Schema::of(
                                Kind::Object({
                                    static MEMBERS: [Member; 1usize] = [
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
                            );
                            &TABLE
                        },
                    ),
                ],
            ),
        ];
        &KEYWORDS
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [Member::optional("kort", &schema::TEXT)];
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
/// The schema of [`HelBareEn`](crate::models::HelBareEn).
pub static HelBareEn: Schema = Schema {
    name: "HelBareEn",
    all_of: &[
        &schemas::Kode,
        {
            static TABLE: Schema = Schema {
                values: &["\"abc\"", "\"b\""],
                ..Schema::of(Kind::String(Format::Text, None))
            };
            &TABLE
        },
    ],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`HelBlandet`](crate::models::HelBlandet).
pub static HelBlandet: Schema = Schema {
    name: "HelBlandet",
    any_of: &[&schema::TEXT, &schema::INT64],
    values: &["\"a\"", "1"],
    ..Schema::of(Kind::Any)
};
/// The schema of [`HelEtt`](crate::models::HelEtt).
pub static HelEtt: Schema = Schema {
    name: "HelEtt",
    one_of: &[
        &schema::TEXT,
        {
            static TABLE: Schema = Schema {
                nullable: true,
                ..Schema::of(Kind::Integer(Width::Int64, None))
            };
            &TABLE
        },
    ],
    not: Some({
        static TABLE: Schema = Schema {
            values: &["null"],
            ..Schema::of(Kind::Any)
        };
        &TABLE
    }),
    ..Schema::of(Kind::Any)
};
/// The schema of [`HelFast`](crate::models::HelFast).
pub static HelFast: Schema = Schema {
    name: "HelFast",
    values: &["\"ja\""],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`HelFlere`](crate::models::HelFlere).
pub static HelFlere: Schema = Schema {
    name: "HelFlere",
    nullable: true,
    any_of: &[
        {
            static TABLE: Schema = Schema::of(
                Kind::String(
                    Format::Text,
                    Some({
                        static CHECKS: check::StringChecks = check::StringChecks {
                            min_length: None,
                            max_length: Some(2u64),
                            pattern: None,
                        };
                        &CHECKS
                    }),
                ),
            );
            &TABLE
        },
        {
            static TABLE: Schema = Schema::of(
                Kind::Integer(
                    Width::Int64,
                    Some({
                        static CHECKS: check::NumberChecks = check::NumberChecks {
                            minimum: Some(check::Bound::new("5", false)),
                            maximum: None,
                            multiple_of: None,
                        };
                        &CHECKS
                    }),
                ),
            );
            &TABLE
        },
        &schema::BOOLEAN,
    ],
    ..Schema::of(Kind::Any)
};
/// The schema of [`HelFlereAvDem`](crate::models::HelFlereAvDem).
pub static HelFlereAvDem: Schema = Schema {
    name: "HelFlereAvDem",
    any_of: &[&schema::TEXT, &schema::INT64],
    all_of: &[
        {
            static TABLE: Schema = Schema {
                any_of: &[
                    {
                        static TABLE: Schema = Schema {
                            values: &["\"a\""],
                            ..Schema::of(Kind::String(Format::Text, None))
                        };
                        &TABLE
                    },
                    {
                        static TABLE: Schema = Schema {
                            values: &["1"],
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                    &schema::BOOLEAN,
                ],
                ..Schema::of(Kind::Any)
            };
            &TABLE
        },
    ],
    ..Schema::of(Kind::Any)
};
/// The schema of [`HelHenvistTing`](crate::models::HelHenvistTing).
pub static HelHenvistTing: Schema = Schema {
    name: "HelHenvistTing",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 3usize] = [
                Member::required("a", &schema::TEXT),
                Member::required(
                    "b",
                    {
                        static TABLE: Schema = Schema {
                            all_of: &[&schemas::TingDefsDel, &schema::ANY],
                            ..Schema::of(Kind::Integer(Width::Int64, None))
                        };
                        &TABLE
                    },
                ),
                Member::optional("c", &schema::INT64),
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
/// The schema of [`HelKanskjeTing`](crate::models::HelKanskjeTing).
pub static HelKanskjeTing: Schema = Schema {
    name: "HelKanskjeTing",
    nullable: true,
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [Member::required("a", &schema::BOOLEAN)];
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
/// The schema of [`HelKort`](crate::models::HelKort).
pub static HelKort: Schema = Schema {
    name: "HelKort",
    any_of: &[&schema::TEXT, &schema::INT32],
    ..Schema::of(Kind::Any)
};
/// The schema of [`HelLukket`](crate::models::HelLukket).
pub static HelLukket: Schema = Schema {
    name: "HelLukket",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [Member::optional("a", &schema::TEXT)];
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
/// The schema of [`HelLukketSum`](crate::models::HelLukketSum).
pub static HelLukketSum: Schema = Schema {
    name: "HelLukketSum",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 3usize] = [
                Member::required("a", &schema::TEXT),
                Member::optional("b", &schemas::TingDefsDel),
                Member::optional("c", &schema::INT64),
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
/// The schema of [`HelMoenster`](crate::models::HelMoenster).
pub static HelMoenster: Schema = Schema {
    name: "HelMoenster",
    keywords: {
        static KEYWORDS: [schema::Keyword; 1usize] = [
            schema::Keyword::PatternProperties {
                patterns: {
                    static PATTERNS: [(check::Pattern, &Schema); 1usize] = [
                        (check::Pattern::new("^n_", "^n_"), &schema::INT64),
                    ];
                    &PATTERNS
                },
                known: &["a"],
                others: None,
            },
        ];
        &KEYWORDS
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [Member::optional("a", &schema::TEXT)];
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
/// The schema of [`HelNokkel`](crate::models::HelNokkel).
pub static HelNokkel: Schema = Schema {
    name: "HelNokkel",
    nullable: true,
    any_of: &[&schema::INT64, &schema::UUID],
    ..Schema::of(Kind::Any)
};
/// The schema of [`HelSammensatt`](crate::models::HelSammensatt).
pub static HelSammensatt: Schema = Schema {
    name: "HelSammensatt",
    any_of: &[
        &schemas::HelSammensattObject,
        {
            static TABLE: Schema = Schema::of(Kind::Array(&schema::INT64, None));
            &TABLE
        },
        &schema::TEXT,
    ],
    ..Schema::of(Kind::Any)
};
/// The schema of [`HelSammensattObject`](crate::models::HelSammensattObject).
pub static HelSammensattObject: Schema = Schema {
    name: "HelSammensattObject",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [Member::optional("a", &schema::INT64)];
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
/// The schema of [`HelValg`](crate::models::HelValg).
pub static HelValg: Schema = Schema {
    name: "HelValg",
    nullable: true,
    values: &["\"a\"", "\"b\""],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`HelValgUtenNull`](crate::models::HelValgUtenNull).
pub static HelValgUtenNull: Schema = Schema {
    name: "HelValgUtenNull",
    values: &["\"a\"", "\"b\""],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`HelVilkaar`](crate::models::HelVilkaar).
pub static HelVilkaar: Schema = Schema {
    name: "HelVilkaar",
    keywords: {
        static KEYWORDS: [schema::Keyword; 1usize] = [
            schema::Keyword::Condition {
                condition: {
                    static TABLE: Schema = Schema::of(
                        Kind::Object({
                            static MEMBERS: [Member; 1usize] = [
                                Member::required("land", &schemas::HelVilkaarIfLand),
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
                then: Some({
                    static TABLE: Schema = Schema::of(
                        Kind::Object({
                            static MEMBERS: [Member; 1usize] = [
                                Member::optional(
                                    "nummer",
                                    {
                                        static TABLE: Schema = Schema::of(
                                            Kind::String(
                                                Format::Text,
                                                Some({
                                                    static CHECKS: check::StringChecks = check::StringChecks {
                                                        min_length: None,
                                                        max_length: None,
                                                        pattern: Some(
                                                            check::Pattern::new("^[0-9]{4}$", "^[0-9]{4}$"),
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
                    );
                    &TABLE
                }),
                otherwise: Some({
                    static TABLE: Schema = Schema::of(
                        Kind::Object({
                            static MEMBERS: [Member; 1usize] = [
                                Member::optional(
                                    "nummer",
                                    {
                                        static TABLE: Schema = Schema::of(
                                            Kind::String(
                                                Format::Text,
                                                Some({
                                                    static CHECKS: check::StringChecks = check::StringChecks {
                                                        min_length: None,
                                                        max_length: Some(10u64),
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
                    );
                    &TABLE
                }),
            },
        ];
        &KEYWORDS
    },
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [Member::optional("land", &schema::TEXT)];
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
/// The schema of [`HelVilkaarIfLand`](crate::models::HelVilkaarIfLand).
pub static HelVilkaarIfLand: Schema = Schema {
    name: "HelVilkaarIfLand",
    values: &["\"NO\""],
    ..Schema::of(Kind::String(Format::Text, None))
};
/// The schema of [`Kode`](crate::models::Kode).
pub static Kode: Schema = Schema {
    name: "Kode",
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
/// The schema of [`Ting`](crate::models::Ting).
pub static Ting: Schema = Schema {
    name: "Ting",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 2usize] = [
                Member::required("a", &schema::TEXT),
                Member::optional("b", &schemas::TingDefsDel),
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
/// The schema of [`TingDefsDel`](crate::models::TingDefsDel).
pub static TingDefsDel: Schema = Schema {
    name: "TingDefsDel",
    ..Schema::of(
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
    )
};
