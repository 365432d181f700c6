/** The source dictionary by feature. Pages import their own feature's file, so that others stay out of the first load. */
import { common } from "./indonesian/common.ts";
import { entries } from "./indonesian/entries.ts";
import { errors } from "./indonesian/errors.ts";
import { exporters } from "./indonesian/exporters.ts";
import { followUps } from "./indonesian/followUps.ts";
import { home } from "./indonesian/home.ts";
import { nilReports } from "./indonesian/nilReports.ts";
import { officeData } from "./indonesian/officeData.ts";
import { outbox } from "./indonesian/outbox.ts";
import { password } from "./indonesian/password.ts";
import { profile } from "./indonesian/profile.ts";
import { realisation } from "./indonesian/realisation.ts";
import { reference } from "./indonesian/reference.ts";
import { review } from "./indonesian/review.ts";
import { shell } from "./indonesian/shell.ts";
import { shipments } from "./indonesian/shipments.ts";
import { signIn } from "./indonesian/signIn.ts";
import { sync } from "./indonesian/sync.ts";
import { visits } from "./indonesian/visits.ts";

export const indonesian = {
  common,
  entries,
  errors,
  exporters,
  followUps,
  home,
  nilReports,
  officeData,
  outbox,
  password,
  profile,
  realisation,
  reference,
  review,
  shell,
  shipments,
  signIn,
  sync,
  visits,
};
