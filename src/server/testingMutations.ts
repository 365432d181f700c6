import { gzipSync } from "node:zlib";
import fc from "fast-check";
import type { Request } from "./testingApi.ts";
import { oddTexts } from "./testingSchemas.ts";

// For tests: what goes wrong with a request between the one who means it and the one who reads it, or is made to.

/** Turns one value of a body, one stretch of its text, or what is said around it, into something else. */
export type Mutation =
  | { on: "value"; how: (value: unknown) => unknown; at: number }
  | { on: "key"; how: "lose" | "add" | "rename"; key: string; at: number }
  | { on: "text"; how: (text: Buffer, at: number) => Buffer; at: number }
  | { on: "headers"; headers: Record<string, string> }
  | { on: "query"; name: string | undefined; value: string };

const nested = (value: unknown, levels: number): unknown => (levels === 0 ? value : [nested(value, levels - 1)]);
const named = <How>(hows: Record<string, How>) => fc.constantFrom(...Object.entries(hows));

/** Not `String`: an object may have been given a `toString` that is none. */
const asText = (value: unknown) => (typeof value === "string" ? value : (JSON.stringify(value) ?? ""));

const otherValues: Record<string, (value: unknown) => unknown> = {
  null: () => null,
  true: () => true,
  zero: () => 0,
  "minus one": () => -1,
  "a fraction": () => 0.1 + 0.2,
  "too large": () => 2 ** 53,
  "far too large": () => 1.7e308,
  "one more": (value) => (typeof value === "number" ? value + 1 : `${asText(value)}1`),
  "one less": (value) => (typeof value === "number" ? value - 1 : asText(value).slice(1)),
  nothing: () => "",
  blank: () => " \t\n",
  "a list": () => [],
  "an object": () => ({}),
  "a list of it": (value) => [value],
  "many of it": (value) => Array.from({ length: 600 }, () => value),
  "it as text": (value) => asText(value),
  "a long text": () => "x".repeat(100_000),
  "wide text": () => "👩‍🌾".repeat(500),
  "combining text": () => `e${"\u0301".repeat(2000)}`,
  NUL: () => "a\u0000b",
  "half a pair": () => "a\ud800b",
  "control characters": () => "a\u001b[31m\u0007",
  "a deep list": (value) => nested(value, 9),
  "a deeper list": (value) => nested(value, 14),
  "somebody's id": () => "0193a5b0-0000-7000-8000-000000000000",
  "a day that isn't": () => "2026-02-30",
  ...Object.fromEntries(oddTexts.map((text) => [text, () => text])),
};

const otherTexts: Record<string, (text: Buffer, at: number) => Buffer> = {
  "cut off": (text, at) => text.subarray(0, at % (text.length + 1)),
  "a bit flipped": (text, at) => {
    const copy = Buffer.from(text);
    if (copy.length > 0) copy.writeUInt8(copy.readUInt8(at % copy.length) ^ (1 << (at % 8)), at % copy.length);
    return copy;
  },
  "no UTF-8": (text, at) => put(text, at, Buffer.from([0xff, 0xfe])),
  "a byte order mark": (text) => put(text, 0, Buffer.from("\ufeff")),
  "more behind it": (text) => Buffer.concat([text, Buffer.from("{}")]),
  "much blank": (text) => Buffer.concat([Buffer.alloc(70_000, 0x20), text]),
  "too much blank": (text) => Buffer.concat([Buffer.alloc(1_100_000, 0x20), text]),
  "a key twice": (text) => replaced(text, /\{"(\w+)":/, '{"$1":1,"$1":'),
  "a prototype": (text) => replaced(text, /\{/, '{"__proto__":{"polluted":true},'),
  "a prototype in disguise": (text) => replaced(text, /\{/, '{"__pr\\u006fto__":{"polluted":true},'),
  "a constructor": (text) => replaced(text, /\{/, '{"constructor":{"prototype":{"polluted":true}},'),
  "a number beyond all": (text) => replaced(text, /:\d+/, ":1e999"),
  "a number of 400 digits": (text) => replaced(text, /:\d+/, `:${"9".repeat(400)}`),
  "a number with a leading zero": (text) => replaced(text, /:(\d)/, ":0$1"),
  NaN: (text) => replaced(text, /:[\d"][^,}]*/, ":NaN"),
  "a comment": (text) => replaced(text, /\{/, "{/* */"),
  "20,000 lists": () => Buffer.from("[".repeat(20_000) + "]".repeat(20_000)),
  "5,000 lists that don't end": () => Buffer.from("[".repeat(5000)),
  gzip: (text) => gzipSync(text),
  "half a gzip": (text) => gzipSync(text).subarray(0, 12),
};

const otherHeaders: Record<string, Record<string, string>> = {
  "a text": { "Content-Type": "text/plain" },
  "a form": { "Content-Type": "application/x-www-form-urlencoded" },
  "no type": { "Content-Type": "" },
  "a picture": { "Content-Type": "image/png" },
  "another character set": { "Content-Type": "application/json; charset=utf-16" },
  "gzip, it says": { "Content-Encoding": "gzip" },
  "br, it says": { "Content-Encoding": "br" },
  "a short length, it says": { "Content-Length": "1" },
  "a long length, it says": { "Content-Length": "99999999999" },
  "no length": { "Content-Length": "-1" },
  "a range": { "Content-Range": "bytes 0-9/10" },
  "a question": { "Content-Range": "bytes */602" },
  "a range that is none": { "Content-Range": "bytes 99999999999999-0/1" },
  "no page of ours": { Origin: "https://evil.example" },
  "another site": { "Sec-Fetch-Site": "cross-site" },
  "no header of ours": { "X-Jejak-Ekspor": "" },
  "nobody's session": { Cookie: `sid=${"A".repeat(80)}` },
  "a session cut off": { Cookie: "sid=0193a5b0" },
  "two sessions": { Cookie: "sid=a.b; sid=c.d; __Host-sid=e.f" },
  "a long cookie": { Cookie: `x=${"y".repeat(8000)}` },
  "an odd version": { "X-Jejak-Ekspor-Version": "\xe9'; drop table device; --" },
  "a proxy's word": { "X-Forwarded-For": "1.2.3.4", "X-Forwarded-Proto": "https", Forwarded: "host=evil.example" },
  "an odd encoding": { "Accept-Encoding": "gzip;q=nan, *;q=0, \xff" },
  "an odd tag": { "If-None-Match": '*, W/"\xff"' },
};

const oddQueries = [
  ...oddTexts,
  "",
  "0",
  "-1",
  "1e9",
  "99999999999999999999",
  "2026-02-30",
  "9999",
  "\u0000",
  "a".repeat(5000),
];

/** One to three of them, told by name where a test fails. */
export function mutationsOf(hasBody: boolean): fc.Arbitrary<{ told: string; mutation: Mutation }[]> {
  const at = fc.nat(1_000_000);
  const headers = named(otherHeaders).map(([told, headers]) => ({
    told,
    mutation: { on: "headers", headers } as const,
  }));
  const query = fc
    .tuple(fc.option(fc.string({ maxLength: 8 }), { nil: undefined }), fc.constantFrom(...oddQueries))
    .map(([name, value]) => ({ told: `query ${value.slice(0, 30)}`, mutation: { on: "query", name, value } as const }));
  const value = fc
    .tuple(named(otherValues), at)
    .map(([[told, how], at]) => ({ told, mutation: { on: "value", how, at } as const }));
  const key = fc
    .tuple(fc.constantFrom("lose", "add", "rename"), fc.constantFrom("id", "role", "officeId", "x", "toString"), at)
    .map(([how, key, at]) => ({ told: `${how} ${key}`, mutation: { on: "key", how, key, at } as const }));
  const text = fc
    .tuple(named(otherTexts), at)
    .map(([[told, how], at]) => ({ told, mutation: { on: "text", how, at } as const }));
  const some = hasBody
    ? fc.oneof(
        { weight: 5, arbitrary: value },
        { weight: 2, arbitrary: key },
        { weight: 3, arbitrary: text },
        { weight: 2, arbitrary: headers },
        { weight: 1, arbitrary: query },
      )
    : fc.oneof({ weight: 1, arbitrary: headers }, { weight: 2, arbitrary: query });
  return fc.array(some as fc.Arbitrary<{ told: string; mutation: Mutation }>, { minLength: 0, maxLength: 3 });
}

/** @param names of the query's parts that the route knows */
export function mutated(request: Request, mutations: readonly Mutation[], names: readonly string[]): Request {
  let { body } = request;
  let headers = request.headers;
  const query = new URLSearchParams(request.query);
  for (const mutation of mutations) {
    if (mutation.on === "headers") headers = { ...headers, ...mutation.headers };
    else if (mutation.on === "query") {
      const known = names[mutation.value.length % Math.max(1, names.length)];
      query.append(mutation.name ?? known ?? "x", mutation.value);
    } else if (mutation.on === "text") body = mutation.how(bytesOf(body), mutation.at);
    else if (!(body instanceof Uint8Array)) body = changed(body, mutation);
  }
  return { ...request, query: query.toString(), body, ...(headers && { headers }) };
}

function bytesOf(body: unknown): Buffer {
  return body instanceof Uint8Array ? Buffer.from(body) : Buffer.from(JSON.stringify(body) ?? "");
}

/** A copy with one of its values, or one key of one of its objects, changed. */
function changed(body: unknown, mutation: Mutation & { on: "value" | "key" }): unknown {
  const copy: Record<string, unknown> = { body: structuredClone(body) };
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const walk = (holder: Record<string, unknown>) => {
    for (const key of Object.keys(holder)) {
      places.push([holder, key]);
      const value = holder[key];
      if (typeof value === "object" && value !== null) walk(value as Record<string, unknown>);
    }
  };
  walk(copy);
  const [holder, key] = places[mutation.at % places.length] ?? [copy, "body"];
  if (mutation.on === "value") holder[key] = mutation.how(holder[key]);
  else if (mutation.how === "lose") delete holder[key];
  else {
    holder[mutation.key] = holder[key];
    if (mutation.how === "rename") delete holder[key];
  }
  return copy.body;
}

function put(text: Buffer, at: number, between: Buffer): Buffer {
  const place = at % (text.length + 1);
  return Buffer.concat([text.subarray(0, place), between, text.subarray(place)]);
}

function replaced(text: Buffer, what: RegExp, by: string): Buffer {
  return Buffer.from(text.toString("utf8").replace(what, by));
}
