/** Every feature's Indonesian source with its English words. Loaded only when English is chosen. */
import { common } from "./english/common.ts";
import { entries } from "./english/entries.ts";
import { errors } from "./english/errors.ts";
import { exporters } from "./english/exporters.ts";
import { followUps } from "./english/followUps.ts";
import { home } from "./english/home.ts";
import { nilReports } from "./english/nilReports.ts";
import { officeData } from "./english/officeData.ts";
import { outbox } from "./english/outbox.ts";
import { password } from "./english/password.ts";
import { profile } from "./english/profile.ts";
import { realisation } from "./english/realisation.ts";
import { reference } from "./english/reference.ts";
import { review } from "./english/review.ts";
import { shell } from "./english/shell.ts";
import { shipments } from "./english/shipments.ts";
import { signIn } from "./english/signIn.ts";
import { sync } from "./english/sync.ts";
import { visits } from "./english/visits.ts";
import { indonesian } from "./indonesian.ts";

export const english = [
  translated(indonesian.common, common),
  translated(indonesian.entries, entries),
  translated(indonesian.errors, errors),
  translated(indonesian.exporters, exporters),
  translated(indonesian.followUps, followUps),
  translated(indonesian.home, home),
  translated(indonesian.nilReports, nilReports),
  translated(indonesian.officeData, officeData),
  translated(indonesian.outbox, outbox),
  translated(indonesian.password, password),
  translated(indonesian.profile, profile),
  translated(indonesian.realisation, realisation),
  translated(indonesian.reference, reference),
  translated(indonesian.review, review),
  translated(indonesian.shell, shell),
  translated(indonesian.shipments, shipments),
  translated(indonesian.signIn, signIn),
  translated(indonesian.sync, sync),
  translated(indonesian.visits, visits),
];

function translated<Words extends object>(source: Words, translation: NoInfer<Words>) {
  return { source, translation };
}
