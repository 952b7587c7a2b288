// @generated from Schemas of OpenAPI 3.1 1 (codegen/tests/fixtures/skjema31.yaml, SHA-256 d604236b089f525d9cbc7fa5831c6bb21f271a75543c2724bf630ee4c6fe0a22).
// Do not edit: change the document and run `UPDATE_GOLDEN=1 cargo test -p actix-openapi-codegen --test keywords`.

#![cfg_attr(rustfmt, rustfmt_skip)]

//! The schemas of the document as tables, which values are held against and written by.
use crate::schemas;
use ::actix_openapi::check;
use ::actix_openapi::schema::{
    self, Access, Discriminator, Format, Kind, Member, Object, Schema, Width, Xml,
};
/// The schema of [`Feil`](crate::models::Feil).
pub static Feil: Schema = Schema {
    name: "Feil",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 1usize] = [
                Member {
                    name: "melding",
                    schema: &schema::TEXT,
                    required: false,
                    access: Access::Both,
                },
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
                Member {
                    name: "kanskje",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "kanskjeListe",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "kanskjeTing",
                    schema: &schemas::HelKanskjeTing,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "ingenting",
                    schema: {
                        static TABLE: Schema = Schema {
                            values: &["null"],
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "ingentingAnnet",
                    schema: {
                        static TABLE: Schema = Schema {
                            values: &["null"],
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "flere",
                    schema: &schemas::HelFlere,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "tall",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "valg",
                    schema: &schemas::HelValg,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "valgUtenNull",
                    schema: &schemas::HelValgUtenNull,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "blandet",
                    schema: &schemas::HelBlandet,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "fast",
                    schema: &schemas::HelFast,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "fastTall",
                    schema: {
                        static TABLE: Schema = Schema {
                            values: &["1.5"],
                            ..Schema::of(Kind::Number(None))
                        };
                        &TABLE
                    },
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "fastNull",
                    schema: {
                        static TABLE: Schema = Schema {
                            values: &["null"],
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "fastTing",
                    schema: {
                        static TABLE: Schema = Schema {
                            values: &["{\"a\":[1,2],\"b\":null}"],
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "over",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "begge",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "alt",
                    schema: &schema::ANY,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "aldri",
                    schema: {
                        static TABLE: Schema = Schema {
                            not: Some(&schema::ANY),
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "liste",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "enten",
                    schema: {
                        static TABLE: Schema = Schema {
                            nullable: true,
                            all_of: &[&schemas::Ting],
                            ..Schema::of(Kind::Any)
                        };
                        &TABLE
                    },
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "ett",
                    schema: &schemas::HelEtt,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "henvist",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "henvistTing",
                    schema: &schemas::HelHenvistTing,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "sammeType",
                    schema: &schemas::Ting,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "selv",
                    schema: &schemas::Hel,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "lokal",
                    schema: &schemas::TingDefsDel,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "bytes",
                    schema: &schema::BYTE,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "tekst",
                    schema: &schema::TEXT,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "par",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "parMed",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "inneholder",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "navn",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "moenster",
                    schema: &schemas::HelMoenster,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "avhengig",
                    schema: &schemas::HelAvhengig,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "avhengigHel",
                    schema: &schemas::HelAvhengigHel,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "vilkaar",
                    schema: &schemas::HelVilkaar,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "lukket",
                    schema: &schemas::HelLukket,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "lukketSum",
                    schema: &schemas::HelLukketSum,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "nullable",
                    schema: &schema::TEXT,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "flereAvDem",
                    schema: &schemas::HelFlereAvDem,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "sammensatt",
                    schema: &schemas::HelSammensatt,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "kort",
                    schema: &schemas::HelKort,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "nokkel",
                    schema: &schemas::HelNokkel,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "beggeNull",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "ikkeNull",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "ingenAvDem",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "bareEn",
                    schema: &schemas::HelBareEn,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "nullKode",
                    schema: {
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
                    required: false,
                    access: Access::Both,
                },
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
                Member {
                    name: "kort",
                    schema: &schema::TEXT,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "utloep",
                    schema: &schema::TEXT,
                    required: false,
                    access: Access::Both,
                },
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
                                        Member {
                                            name: "navn",
                                            schema: &schema::TEXT,
                                            required: true,
                                            access: Access::Both,
                                        },
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
            static MEMBERS: [Member; 1usize] = [
                Member {
                    name: "kort",
                    schema: &schema::TEXT,
                    required: false,
                    access: Access::Both,
                },
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
                Member {
                    name: "a",
                    schema: &schema::TEXT,
                    required: true,
                    access: Access::Both,
                },
                Member {
                    name: "b",
                    schema: {
                        static TABLE: Schema = Schema {
                            all_of: &[&schemas::TingDefsDel, &schema::ANY],
                            ..Schema::of(Kind::Integer(Width::Int64, None))
                        };
                        &TABLE
                    },
                    required: true,
                    access: Access::Both,
                },
                Member {
                    name: "c",
                    schema: &schema::INT64,
                    required: false,
                    access: Access::Both,
                },
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
            static MEMBERS: [Member; 1usize] = [
                Member {
                    name: "a",
                    schema: &schema::BOOLEAN,
                    required: true,
                    access: Access::Both,
                },
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
            static MEMBERS: [Member; 1usize] = [
                Member {
                    name: "a",
                    schema: &schema::TEXT,
                    required: false,
                    access: Access::Both,
                },
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
/// The schema of [`HelLukketSum`](crate::models::HelLukketSum).
pub static HelLukketSum: Schema = Schema {
    name: "HelLukketSum",
    ..Schema::of(
        Kind::Object({
            static MEMBERS: [Member; 3usize] = [
                Member {
                    name: "a",
                    schema: &schema::TEXT,
                    required: true,
                    access: Access::Both,
                },
                Member {
                    name: "b",
                    schema: &schemas::TingDefsDel,
                    required: false,
                    access: Access::Both,
                },
                Member {
                    name: "c",
                    schema: &schema::INT64,
                    required: false,
                    access: Access::Both,
                },
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
            static MEMBERS: [Member; 1usize] = [
                Member {
                    name: "a",
                    schema: &schema::TEXT,
                    required: false,
                    access: Access::Both,
                },
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
            static MEMBERS: [Member; 1usize] = [
                Member {
                    name: "a",
                    schema: &schema::INT64,
                    required: false,
                    access: Access::Both,
                },
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
                                Member {
                                    name: "land",
                                    schema: &schemas::HelVilkaarIfLand,
                                    required: true,
                                    access: Access::Both,
                                },
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
                                Member {
                                    name: "nummer",
                                    schema: {
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
                                    required: false,
                                    access: Access::Both,
                                },
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
                                Member {
                                    name: "nummer",
                                    schema: {
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
                                    required: false,
                                    access: Access::Both,
                                },
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
            static MEMBERS: [Member; 1usize] = [
                Member {
                    name: "land",
                    schema: &schema::TEXT,
                    required: false,
                    access: Access::Both,
                },
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
                Member {
                    name: "a",
                    schema: &schema::TEXT,
                    required: true,
                    access: Access::Both,
                },
                Member {
                    name: "b",
                    schema: &schemas::TingDefsDel,
                    required: false,
                    access: Access::Both,
                },
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
