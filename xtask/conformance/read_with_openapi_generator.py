"""Reads answers by the client that openapi-generator has written, as it is."""

import uuid

from expectations import ADDRESS, ORGANISATION, TOKEN, told
from openapi_generator_restanser import ApiClient, Configuration, Feil, RestanserApi
from openapi_generator_restanser.exceptions import ApiException, ForbiddenException, UnauthorizedException


def refusal(api, expected, *arguments):
    """What the client raises, and the error of the document that it has read."""
    try:
        answer = api.hent_restanser(*arguments)
    except ApiException as error:
        assert isinstance(error, expected), error
        return error
    raise AssertionError(f"answered: {answer}")


with ApiClient(Configuration(host=ADDRESS, access_token=TOKEN)) as client:
    api = RestanserApi(client)
    korrelasjonsid = uuid.uuid4()
    whole = api.hent_restanser_with_http_info("dibk", ORGANISATION, korrelasjonsid)
    assert whole.status_code == 200, whole
    headers = {name.lower(): value for name, value in whole.headers.items()}
    assert headers["korrelasjonsid"] == str(korrelasjonsid), headers
    answer = whole.data
    told(answer.to_dict(), answer.restanser.forskuddstrekk.forfalt_og_ubetalt)
    assert answer.restanser.merverdiavgift.forfalt_og_ubetalt_renter is None, answer

    error = refusal(api, ForbiddenException, "ebevis", ORGANISATION)
    feil = Feil.from_json(error.body)
    assert feil.kode == "RESTANSE-005" and feil.korrelasjonsid == error.headers["Korrelasjonsid"], error

with ApiClient(Configuration(host=ADDRESS)) as client:
    error = refusal(RestanserApi(client), UnauthorizedException, "dibk", ORGANISATION)
    assert Feil.from_json(error.body).kode == "RESTANSE-004", error
