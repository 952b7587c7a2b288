// The endpoint as fastify-openapi-glue makes it of the document, without access control.
//
// Arguments: the paths of the document and of the answer. The address is told in the first line on standard output, and
// the process ends when standard input does.

import { readFileSync } from "node:fs";

import Fastify from "fastify";
import openapiGlue from "fastify-openapi-glue";
import { parse } from "yaml";

const [documentPath, answerPath] = process.argv.slice(2);
const specification = parse(readFileSync(documentPath, "utf8"));
const answer = JSON.parse(readFileSync(answerPath, "utf8"));

// strict: false, as fastify-openapi-glue asks for: `example` is no keyword of JSON Schema.
const app = Fastify({ logger: false, ajv: { customOptions: { strict: false } } });

// The framework's own errors do not have the form that the document demands of errors, and would become 500.
app.setErrorHandler((error, _request, reply) => {
  const status = error.statusCode ?? 500;
  return reply.code(status).send({ kode: status < 500 ? "RESTANSE-006" : "RESTANSE-001", melding: error.message });
});

app.register(openapiGlue, {
  specification,
  // It does not read the servers of OpenAPI 3 itself.
  prefix: new URL(specification.servers[0].url).pathname,
  serviceHandlers: {
    async hentRestanser(request) {
      return { ...answer, forespurteOrganisasjon: request.params.organisasjonsnummer };
    },
  },
});

process.stdin.resume().on("end", () => process.exit());
const origin = await app.listen({ host: "127.0.0.1", port: 0 });
console.log(new URL(origin).host);
