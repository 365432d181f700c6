import type { IsoDate } from "../../../domain/days.ts";
import type { Office } from "../../../domain/office.ts";
import type { OfficeInput } from "../../../protocol/officeData.ts";
import { words } from "../../language/dictionary.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { fieldReader, type Values } from "./fieldReader.ts";
import type { Read } from "./figureForms.ts";

export function officeLabels(): Record<string, string> {
  const { office: text } = words(officeData);
  return {
    name: text.name,
    shortName: text.shortName,
    city: text.city,
    helpWhatsApp: text.helpWhatsApp,
    reportingDeadlineDay: text.deadline,
    timeZone: text.timeZone,
    rateSeries: text.rateSeries,
    planName: text.planName,
    planFullName: text.planFullName,
    planFrom: text.planFrom,
    planTo: text.planTo,
  };
}

export function officeValues(office: Office): Values {
  const { plan } = office;
  return {
    name: office.name,
    shortName: office.shortName,
    city: office.city,
    helpWhatsApp: office.helpWhatsApp ?? "",
    reportingDeadlineDay: String(office.reportingDeadlineDay),
    timeZone: office.timeZone,
    rateSeries: office.rateSeries,
    planName: plan?.name ?? "",
    planFullName: plan?.fullName ?? "",
    planFrom: plan === undefined ? "" : String(plan.fromYear),
    planTo: plan === undefined ? "" : String(plan.toYear),
  };
}

/** A plan has all of its four parts, or there is none. */
export function readOffice(values: Values, told: { before: Office; today: IsoDate }): Read<OfficeInput["office"]> {
  const labels = officeLabels();
  const read = fieldReader(values, labels, told.today);
  const text = words(officeData).faults;
  const name = read.text("name", { most: 200 });
  const shortName = read.text("shortName", { most: 60 });
  const city = read.text("city", { most: 100 });
  const helpWhatsApp = read.text("helpWhatsApp", { most: 30, optional: true })?.replace(/[\s+-]/g, "");
  if (helpWhatsApp !== undefined && !/^\d{8,15}$/.test(helpWhatsApp)) read.fail("helpWhatsApp", text.phone);
  const reportingDeadlineDay = read.whole("reportingDeadlineDay", { from: 1, to: 28 });
  const timeZone = read.choice("timeZone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"] as const);
  const rateSeries = read.choice("rateSeries", ["fixed", "kmk", "bi-middle"] as const);
  const plan = read.hasAny("planName", "planFullName", "planFrom", "planTo")
    ? {
        name: read.text("planName", { most: 60 }) ?? "",
        fullName: read.text("planFullName", { most: 200 }) ?? "",
        fromYear: read.whole("planFrom", { from: 1900, to: 2200 }) ?? 0,
        toYear: read.whole("planTo", { from: 1900, to: 2200 }) ?? 0,
      }
    : undefined;
  if (plan !== undefined && plan.fromYear > 0 && plan.toYear > 0 && plan.toYear < plan.fromYear) {
    read.fail("planTo", text.order(labels.planTo ?? "", labels.planFrom ?? ""));
  }
  if (read.faults.length > 0 || name === undefined || shortName === undefined || city === undefined) {
    return { faults: read.faults };
  }
  if (reportingDeadlineDay === undefined || timeZone === undefined || rateSeries === undefined) {
    return { faults: read.faults };
  }
  const { regionCode } = told.before;
  return {
    faults: [],
    content: {
      name,
      shortName,
      city,
      timeZone,
      rateSeries,
      reportingDeadlineDay,
      ...(regionCode !== undefined && { regionCode }),
      ...(helpWhatsApp !== undefined && { helpWhatsApp }),
      ...(plan !== undefined && { plan }),
    },
  };
}
