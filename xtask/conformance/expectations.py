"""What every client is to read from `restanser dev`."""

import os

ADDRESS = os.environ["CONFORMANCE_ADDRESS"]
TOKEN = os.environ["CONFORMANCE_TOKEN"]
ORGANISATION = "310111643"

# The published example, by category: renter, krav, sum.
RESTANSER = {
    "restskatt": (0, 0, 0),
    "forskuddstrekk": (58552, 75155, 133707),
    "merverdiavgift": (None, 1000, 1000),
    "arbeidsgiveravgift": (30071, 39956, 70027),
    "gebyr": (3000, 26579, 29579),
    "forskuddsskatt": (0, 0, 0),
}


def told(answer, forskuddstrekk):
    """The client has read the whole answer: as its own attributes, and as the names of the document."""
    assert forskuddstrekk == 133707, forskuddstrekk
    assert answer["forespurteOrganisasjon"] == ORGANISATION, answer
    members = ("forfaltOgUbetaltRenter", "forfaltOgUbetaltKrav", "forfaltOgUbetalt")
    read = {name: tuple(amounts.get(member) for member in members) for name, amounts in answer["restanser"].items()}
    assert read == RESTANSER, read
    print(f"{ORGANISATION}: forskuddstrekk {forskuddstrekk}, and all other amounts as published")
