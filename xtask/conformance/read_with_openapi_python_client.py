"""Reads answers by the client that openapi-python-client has written, as it is."""

from http import HTTPStatus

from expectations import ADDRESS, ORGANISATION, TOKEN, told
from openapi_python_client_restanser import AuthenticatedClient, Client
from openapi_python_client_restanser.api.restanser import hent_restanser
from openapi_python_client_restanser.models import Feil, RestanserForVirksomhet

with AuthenticatedClient(base_url=ADDRESS, token=TOKEN) as client:
    answer = hent_restanser.sync("dibk", ORGANISATION, client=client)
    assert isinstance(answer, RestanserForVirksomhet), answer
    told(answer.to_dict(), answer.restanser.forskuddstrekk.forfalt_og_ubetalt)
    # Absent, not null and not 0.
    assert not answer.restanser.merverdiavgift.forfalt_og_ubetalt_renter, answer

    refused = hent_restanser.sync_detailed("ebevis", ORGANISATION, client=client)
    assert refused.status_code == HTTPStatus.FORBIDDEN, refused
    assert isinstance(refused.parsed, Feil), refused
    assert refused.parsed.kode == "RESTANSE-005", refused.parsed
    assert refused.parsed.korrelasjonsid == refused.headers["Korrelasjonsid"], refused

    wrong = hent_restanser.sync("dibk", "123456789", client=client)
    assert isinstance(wrong, Feil) and wrong.kode == "RESTANSE-006", wrong

with Client(base_url=ADDRESS) as client:
    unknown = hent_restanser.sync("dibk", ORGANISATION, client=client)
    assert isinstance(unknown, Feil) and unknown.kode == "RESTANSE-004", unknown
