import * as z from "zod/mini";
import pekalongan2021 from "./lists/pekalongan-2021.json" with { type: "json" };

const Stated = z.object({ as_stated: z.string(), commodity: z.string() });
const Amounts = z.object({ year: z.number(), usd: z.number(), idr: z.number(), as_stated: z.string() });

/** What one article of 21 January 2022 states, in whole dollars and rupiah. Nothing else is known of that year here. */
const Facts = z.object({
  office: z.object({
    name: z.string(),
    short_name: z.string(),
    city: z.string(),
    head: z.object({ name_as_stated: z.string(), role: z.string(), stated_on: z.string() }),
  }),
  plan: z.object({ name: z.string(), full_name: z.string(), from_year: z.number(), to_year: z.number() }),
  targets: z.array(z.extend(Amounts, { plan: z.nullable(z.string()) })),
  realisations: z.array(z.extend(Amounts, { exporters: z.number() })),
  excess_over_target_stated: z.extend(Amounts, { approximate: z.boolean() }),
  commodity_sectors: z.array(Stated),
  stopped_exporters: z.array(
    z.object({
      name: z.string(),
      legal_form: z.nullable(z.enum(["PT", "CV"])),
      commodity_as_stated: z.string(),
      commodity: z.string(),
      destinations: z.array(
        z.object({
          as_stated: z.string(),
          kind: z.enum(["country", "region", "ambiguous"]),
          code: z.nullable(z.string()),
        }),
      ),
    }),
  ),
  stop: z.object({ year: z.number(), semester: z.number(), reason: z.string(), reason_as_stated: z.string() }),
});

export const pekalongan2021Facts = Facts.parse(pekalongan2021.facts);
export const pekalongan2021Article = z
  .object({ publisher: z.string(), url: z.string(), published: z.string() })
  .parse(pekalongan2021.about.article);
