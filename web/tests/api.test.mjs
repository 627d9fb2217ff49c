// Every JSON answer of the running server against data/api/openapi.json: nothing missing, nothing undocumented.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import Ajv2020 from "ajv/dist/2020.js";
import { site } from "./harness.mjs";

const document = JSON.parse(await readFile(new URL("../../data/api/openapi.json", import.meta.url), "utf8"));
const samples = {
  key: ["15", "15090", "15003000"],
  level: ["municipality", "association", "county", "state"],
  format: [],
};
const queries = {
  search: ["?q=mag", "?q=52.13,11.62", "?q=zzzz"],
  point: ["?lon=11.63&lat=52.13", "?lon=8&lat=48"],
  regions: ["", "?level=county"],
  region: ["", "?all=1"],
  values: ["", "?all=1"],
  changes: ["?from=2020-12-31", "?from=2020-12-31&to=2021-06-30"],
};
const up = site({ withBrowser: false });

/** Objects may hold only what is documented; parts of `allOf` are closed as a whole. */
function closed(schema, inside = false) {
  if (Array.isArray(schema)) return schema.map((part) => closed(part, inside));
  if (schema === null || typeof schema !== "object") return schema;
  const copy = {};
  for (const [name, part] of Object.entries(schema)) {
    copy[name] = name === "example" || name === "enum" ? part : closed(part, name === "allOf");
  }
  const object = (schema.properties && !inside && !("additionalProperties" in schema)) || schema.allOf;
  return object ? { ...copy, unevaluatedProperties: false } : copy;
}

async function answer(path) {
  const got = await fetch(up.base + path);
  assert.ok(got.ok, `${path}: ${got.status}`);
  return got.json();
}

async function addresses(path, operation) {
  const { indicators } = await answer("/api/v1/editions/latest/indicators.json");
  const dated = indicators.filter(({ dates }) => operation !== "changes" || dates.length > 1);
  const ids = dated.map(({ id }) => id);
  samples.indicator = path.includes("{key}") ? ids.slice(0, 6) : ids;
  samples.goal ??= (await answer("/api/v1/editions/latest/goals.json")).goals.map(({ id }) => id);
  let found = [path.replace("{edition}", "latest")];
  for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
    if (name === "edition") continue;
    found = found.flatMap((address) => samples[name].map((value) => address.replace(`{${name}}`, value)));
  }
  return found.flatMap((address) => (queries[operation] ?? [""]).map((query) => address + query));
}

// As ajv sees the document, references inside stay as they are. Shared schemas used in allOf stay open.
function validator(schema, shared) {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  return ajv.compile({ ...closed(schema), components: { schemas: shared } });
}

const combined = new Set(
  [...JSON.stringify(document).matchAll(/"allOf":\[\{"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name,
  ),
);
const shared = Object.fromEntries(
  Object.entries(document.components.schemas).map(([name, schema]) => [
    name,
    combined.has(name) ? schema : closed(schema),
  ]),
);

for (const [path, { get }] of Object.entries(document.paths)) {
  const schema = get.responses[200]?.content?.["application/json"]?.schema;
  if (!schema || !path.startsWith("/api/")) continue;
  test(`${get.operationId} answers as documented`, async () => {
    const validate = validator(schema, shared);
    for (const address of await addresses(path, get.operationId)) {
      const found = await answer(address);
      const fine = validate(found);
      const faults = (validate.errors ?? [])
        .slice(0, 5)
        .map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
      assert.ok(fine, `${address}: ${faults.join("; ")}`);
    }
  });
}
