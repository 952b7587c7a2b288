//! English for the domain's own words, shown beside what the document says of them. A word that is not here has none.

/// What a member, parameter or type of this name means.
pub(super) fn engelsk(navn: &str) -> Option<&'static str> {
    ORD.iter()
        .find(|(ord, _)| *ord == navn)
        .map(|(_, engelsk)| *engelsk)
}

const ORD: [(&str, &str); 22] = [
    (
        "hentRestanser",
        "Get the due and unpaid claims of an organisation",
    ),
    (
        "rettighetspakke",
        "Rights package: decides what is told, and whether consent is required",
    ),
    (
        "organisasjonsnummer",
        "Organisation number of the organisation that is asked about",
    ),
    (
        "Organisasjonsnummer",
        "Organisation number: nine digits, the last a check digit",
    ),
    (
        "Korrelasjonsid",
        "Correlation id of the request; made by the service when none is given",
    ),
    ("korrelasjonsid", "Correlation id of the request"),
    (
        "AltinnSamtykke",
        "Consent token of Altinn 2; not used when the consent is in the Maskinporten token",
    ),
    (
        "RestanserForVirksomhet",
        "What an organisation owes at the time of delivery",
    ),
    (
        "Restanser",
        "Due and unpaid claims by category; all categories are always there",
    ),
    ("restanser", "Due and unpaid claims by category"),
    (
        "Restanse",
        "Due and unpaid amounts of one category, in whole kroner",
    ),
    (
        "levert",
        "When it was delivered, Norwegian local time without an offset",
    ),
    (
        "forespurteOrganisasjon",
        "The organisation that was asked about",
    ),
    ("restskatt", "Residual tax after assessment"),
    ("forskuddstrekk", "Tax withheld from employees' pay"),
    ("merverdiavgift", "Value added tax (VAT)"),
    (
        "arbeidsgiveravgift",
        "Employer's national insurance contribution",
    ),
    ("gebyr", "Fees"),
    ("forskuddsskatt", "Advance tax"),
    (
        "forfaltOgUbetaltRenter",
        "Due and unpaid late-payment interest; left out when it is not known",
    ),
    ("forfaltOgUbetaltKrav", "Due and unpaid principal"),
    (
        "forfaltOgUbetalt",
        "Due and unpaid in all, principal and interest",
    ),
];
