"""What schemathesis cannot know from the document: the check digit of an organisation number, and XML."""

import json
import os
import re
import xml.etree.ElementTree as ElementTree

import schemathesis

# --- the check digit ---

WEIGHTS = (3, 2, 7, 6, 5, 4, 3, 2)


def with_check_digit(number: str) -> str:
    """The number with a last digit that is right; its eighth is changed where none would be."""
    while True:
        control = -sum(weight * int(digit) for weight, digit in zip(WEIGHTS, number)) % 11
        if control != 10:
            return number[:8] + str(control)
        number = number[:7] + str((int(number[7]) + 1) % 10) + number[8]


@schemathesis.hook
def before_call(context, case, kwargs):
    """The document says nine digits, the service also checks the last one, which is beyond JSON Schema.

    All else stays as it was generated: what is wrong in another way is to be refused for that."""
    number = case.path_parameters.get("organisasjonsnummer")
    if isinstance(number, str) and re.fullmatch("[0-9]{9}", number, re.ASCII):
        case.path_parameters["organisasjonsnummer"] = with_check_digit(number)


# --- what was answered ---


@schemathesis.hook
def after_call(context, case, response):
    """One line an answer, for `cargo xtask conformance` to count: a run that gets no answers proves nothing."""
    content_type = response.headers.get("content-type", ["-"])[0]
    with open(os.environ["CONFORMANCE_ANSWERS"], "a", encoding="utf-8") as answers:
        answers.write(json.dumps({"status": response.status_code, "content_type": content_type}) + "\n")


# --- XML, read by the `xml` objects of the document ---


@schemathesis.deserializer("application/xml")
def read_xml(context, response):
    operation = context.operation
    document = operation.schema.raw_schema
    responses = document["paths"][operation.path][operation.method]["responses"]
    answer = resolve(document, responses.get(str(response.status_code)) or responses["default"])
    schema = resolve(document, answer["content"]["application/xml"]["schema"])
    root = ElementTree.fromstring(response.content)
    xml = schema["xml"]
    if root.tag != qualified(xml["namespace"], xml["name"]):
        raise ValueError(f"the root element is {root.tag}, not {xml}")
    return value(document, schema, root, xml["namespace"])


def value(document, schema, element, namespace):
    schema = resolve(document, schema)
    if element.attrib:
        raise ValueError(f"{element.tag} has attributes: {sorted(element.attrib)}")
    match schema.get("type"):
        case "object":
            names = {}
            for name, member in schema["properties"].items():
                written = resolve(document, member).get("xml", {}).get("name", name)
                # The name that a reference leads to is one of the root, not of a member.
                names[qualified(namespace, name if "$ref" in member else written)] = (name, member)
            read = {}
            for child in element:
                if child.tag not in names:
                    raise ValueError(f"{child.tag} is no element of {element.tag}")
                name, member = names[child.tag]
                if name in read:
                    raise ValueError(f"{child.tag} is there more than once")
                read[name] = value(document, member, child, namespace)
            if list(read) != [name for name in schema["properties"] if name in read]:
                raise ValueError(f"the elements of {element.tag} are not in the order of the document")
            return read
        case "integer":
            return int(element.text)
        case "string":
            return element.text or ""
        case other:
            raise ValueError(f"elements of type {other} cannot be read here")


def resolve(document, schema):
    while "$ref" in schema:
        found = document
        for part in schema["$ref"].removeprefix("#/").split("/"):
            found = found[part.replace("~1", "/").replace("~0", "~")]
        schema = found
    return schema


def qualified(namespace, name):
    return f"{{{namespace}}}{name}"
