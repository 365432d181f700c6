import fc from "fast-check";

// For tests: values that a JSON Schema describes, and whether a value is one. Of the schema's words it knows those that
// the API's description uses, and fails at any other.

export type JsonSchema = { [word: string]: unknown };

const known = new Set([
  ...["$schema", "$defs", "$ref", "type", "const", "enum", "anyOf", "oneOf", "allOf", "default", "description"],
  ...["properties", "required", "additionalProperties", "propertyNames", "items", "minItems", "maxItems"],
  ...["pattern", "format", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"],
]);

/** What a text may hold that programs stumble over. */
export const oddTexts = [
  "=cmd|'/c calc'!A1",
  "'; drop table record; --",
  '<img src=x onerror="alert(1)">',
  "../../etc/passwd",
  "{{7*7}} %n%s",
  "👩‍🌾 ☕ \u202Eطلب\u2066",
  "e\u0301\u00e9\ufeff\u200b",
  "constructor",
  "__proto__",
  "1e999",
];

/** Values that a schema describes; what a schema can't say of them (a real day) is known by its pattern. */
export function valuesOf(schema: JsonSchema, root: JsonSchema = schema): fc.Arbitrary<unknown> {
  const choices = choicesOf(schema, root);
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => valuesOf(choice, root)));
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
  switch (schema.type) {
    case "object":
      return objectsOf(schema, root);
    case "array": {
      const { minItems = 0, maxItems = minItems as number } = schema as { minItems?: number; maxItems?: number };
      const longest = Math.max(minItems, Math.min(maxItems, 3));
      return fc.array(valuesOf((schema.items ?? {}) as JsonSchema, root), { minLength: minItems, maxLength: longest });
    }
    case "string":
      return textsOf(schema as { pattern?: string; minLength?: number; maxLength?: number });
    case "integer":
    case "number": {
      const { minimum = -1_000_000, maximum = 1_000_000 } = schema as { minimum?: number; maximum?: number };
      const small = fc.integer({ min: minimum, max: Math.min(maximum, Math.max(minimum, 10_000)) });
      return fc.oneof({ weight: 4, arbitrary: small }, fc.constantFrom(minimum, maximum));
    }
    case "boolean":
      return fc.boolean();
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** The first thing in a value that a schema doesn't describe, or undefined where it describes all of it. */
export function faultIn(schema: JsonSchema, value: unknown, root: JsonSchema = schema, at = "$"): string | undefined {
  for (const word of Object.keys(schema)) if (!known.has(word)) return `${at}: the schema's word ${word} isn't known`;
  const choices = choicesOf(schema, root);
  if (choices !== undefined) {
    const faults = choices.map((choice) => faultIn(choice, value, root, at));
    return faults.includes(undefined) ? undefined : `${at}: none of ${faults.join(" | ")}`;
  }
  if ("const" in schema && value !== schema.const) return `${at}: isn't ${JSON.stringify(schema.const)}`;
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return `${at}: isn't one of ${schema.enum.join()}`;
  if (schema.type !== undefined && ![schema.type].flat().some((type) => isOfType(type, value)))
    return `${at}: isn't of type ${String(schema.type)}`;
  if (typeof value === "string") return faultInText(schema, value, at);
  if (typeof value === "number") {
    const { minimum = -Infinity, maximum = Infinity } = schema as { minimum?: number; maximum?: number };
    return value < minimum || value > maximum ? `${at}: ${value} is out of bounds` : undefined;
  }
  if (Array.isArray(value)) {
    const { minItems = 0, maxItems = Infinity } = schema as { minItems?: number; maxItems?: number };
    if (value.length < minItems || value.length > maxItems) return `${at}: has ${value.length} items`;
    return first(value.map((item, index) => faultIn((schema.items ?? {}) as JsonSchema, item, root, `${at}.${index}`)));
  }
  return typeof value === "object" && value !== null ? faultInObject(schema, value, root, at) : undefined;
}

function choicesOf(schema: JsonSchema, root: JsonSchema): JsonSchema[] | undefined {
  if (Array.isArray(schema.type)) return (schema.type as string[]).map((type) => ({ ...schema, type }));
  if (typeof schema.$ref === "string") {
    const steps = schema.$ref.split("/").slice(1);
    const target = steps.reduce<unknown>((value, step) => (value as JsonSchema)[step], root);
    return [target as JsonSchema];
  }
  return (schema.anyOf ?? schema.oneOf) as JsonSchema[] | undefined;
}

function objectsOf(schema: JsonSchema, root: JsonSchema): fc.Arbitrary<unknown> {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const values = Object.fromEntries(properties.map(([name, property]) => [name, valuesOf(property, root)]));
  const required = (schema.required ?? []) as string[];
  return fc
    .record(values, { requiredKeys: required })
    .map((made) => Object.assign({}, made) as Record<string, unknown>);
}

function textsOf({
  pattern,
  minLength = 0,
  maxLength = 40,
}: {
  pattern?: string;
  minLength?: number;
  maxLength?: number;
}) {
  if (pattern?.startsWith("^\\d{4}-\\d{2}-\\d{2}")) {
    const noon = { min: Date.parse("2020-01-01"), max: Date.parse("2027-12-31") };
    const length = pattern.includes("T") ? 24 : 10;
    return fc.integer(noon).map((time) => new Date(time).toISOString().slice(0, length));
  }
  if (pattern !== undefined) return fc.stringMatching(new RegExp(pattern));
  const usual = fc.string({
    unit: "grapheme-ascii",
    minLength: Math.max(1, minLength),
    maxLength: Math.min(maxLength, 30),
  });
  const odd = fc.constantFrom(...oddTexts).map((text) => text.slice(0, maxLength));
  return fc.oneof(usual, odd).map((text) => (minLength > 0 && text.trim() === "" ? "x".repeat(minLength) : text));
}

function isOfType(type: unknown, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "integer":
      return Number.isInteger(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    default:
      return typeof value === type;
  }
}

function faultInText(schema: JsonSchema, value: string, at: string): string | undefined {
  const {
    pattern,
    minLength = 0,
    maxLength = Infinity,
  } = schema as {
    pattern?: string;
    minLength?: number;
    maxLength?: number;
  };
  if (value.length < minLength || value.length > maxLength) return `${at}: has ${value.length} characters`;
  return pattern !== undefined && !new RegExp(pattern).test(value) ? `${at}: isn't like ${pattern}` : undefined;
}

function faultInObject(schema: JsonSchema, value: object, root: JsonSchema, at: string): string | undefined {
  const properties = (schema.properties ?? {}) as Record<string, JsonSchema>;
  const missing = ((schema.required ?? []) as string[]).find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) return `${at}: has no ${missing}`;
  return first(
    Object.entries(value).map(([name, member]) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : schema.additionalProperties;
      if (property === false) return `${at}: may not have ${name}`;
      return property === undefined || property === true
        ? undefined
        : faultIn(property as JsonSchema, member, root, `${at}.${name}`);
    }),
  );
}

function first(faults: readonly (string | undefined)[]): string | undefined {
  return faults.find((fault) => fault !== undefined);
}
