import type { ComponentChildren } from "preact";
import type { ShipmentRow, VisitRow } from "../../../device/database.ts";
import { dismissDecision } from "../../../device/store/review.ts";
import { dayInZone } from "../../../domain/days.ts";
import { session, store } from "../../current.ts";
import { type AnyEntryRow, kindOf } from "../../entries/anyEntry.ts";
import { CorrectionMark, EntryChip } from "../../entries/EntryChip.tsx";
import { EntryTimeline } from "../../entries/EntryTimeline.tsx";
import { chipOf } from "../../entries/entryLines.ts";
import { countryName, goodsText, quantityText } from "../../entries/entryNames.ts";
import { ShipmentSummary } from "../../entries/ShipmentSummary.tsx";
import { VisitSummary } from "../../entries/VisitSummary.tsx";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatMoment, formatMoney } from "../../language/format.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { reference } from "../../language/indonesian/reference.ts";
import { review } from "../../language/indonesian/review.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { Chip } from "../../ui/Chip.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { clockDoubt } from "./clockDoubt.ts";
import { ConversionNotice, EntryConversion } from "./EntryConversion.tsx";
import { checksOf } from "./entryChecks.ts";
import { whyRefused } from "./RefusedDecisions.tsx";

interface EntryDetailProps {
  id: string | undefined;
  /** Undefined while it is read, and where this device doesn't hold it. */
  row: AnyEntryRow | undefined;
  isRead: boolean;
  name: string;
  /** Stands alone on a phone, so its heading is the page's. */
  isPage: boolean;
  hasNewer: boolean;
  onSeeNewer: () => void;
}

/** All that is known of the open entry, in the order in which it is judged. */
export function EntryDetail({ id, row, isRead, name, isPage, hasNewer, onSeeNewer }: EntryDetailProps) {
  const text = words(review);
  const Heading = isPage ? "h1" : "h2";
  if (row === undefined) {
    if (id !== undefined && !isRead) return <div class="review-scroll" />;
    return (
      <div class="review-scroll">
        <EmptyState text={id === undefined ? text.chooseEntry : text.notHere} />
      </div>
    );
  }
  return (
    <>
      <header class="review-head">
        <Heading tabIndex={-1}>{name}</Heading>
        <EntryChip chip={chipOf(row)} />
        <CorrectionMark revision={row.record?.revision ?? row.revision} />
        {row.record?.outsideAssignment && (
          <Chip tone="queued" icon="triangle-alert">
            {words(sync).outsideAssignment}
          </Chip>
        )}
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll what has focus */}
      <section class="review-scroll" tabIndex={0} aria-label={name}>
        {hasNewer && (
          <Notice
            tone="warn"
            live
            actions={
              <button type="button" onClick={onSeeNewer}>
                {text.seeNewRevision}
              </button>
            }
          >
            {text.newRevision}
          </Notice>
        )}
        {row.decision?.refusal !== undefined && (
          <Notice
            tone="warn"
            heading={text.refused.heading(name)}
            actions={
              <button type="button" onClick={() => void dismissDecision(store(), { kind: kindOf(row), id: row.id })}>
                {text.dismiss}
              </button>
            }
          >
            {whyRefused(row)}
          </Notice>
        )}
        {"shipment" in row && <ConversionNotice row={row} />}
        {"visit" in row ? <VisitFacts row={row} /> : <Facts row={row} />}
        <Checks row={row} isPage={isPage} />
        <div class="review-two">
          <div class="stack">
            {"visit" in row ? <VisitSummary visit={row.visit} /> : <ShipmentSummary facts={row.shipment} />}
          </div>
          <div class="stack">
            <Section heading={text.report} isPage={isPage}>
              <dl class="review-fields">
                {row.number !== undefined && (
                  <div>
                    <dt>{text.number}</dt>
                    <dd>{row.number}</dd>
                  </div>
                )}
                <div>
                  <dt>{text.author}</dt>
                  <dd>{row.record?.authorName}</dd>
                </div>
              </dl>
              <ClockMark row={row} />
            </Section>
            {"shipment" in row && (
              <Section heading={text.conversion} isPage={isPage}>
                <EntryConversion row={row} />
              </Section>
            )}
            <Section heading={text.history} isPage={isPage}>
              <EntryTimeline row={row} />
            </Section>
          </div>
        </div>
      </section>
    </>
  );
}

interface SectionProps {
  heading: string;
  aside?: string;
  isPage: boolean;
  children: ComponentChildren;
}

function Section({ heading, aside, isPage, children }: SectionProps) {
  const Heading = isPage ? "h2" : "h3";
  return (
    <section>
      <div class="review-section">
        <Heading>{heading}</Heading>
        {aside !== undefined && <span class="hint">{aside}</span>}
      </div>
      {children}
    </section>
  );
}

function Facts({ row: { shipment, day } }: { row: ShipmentRow }) {
  const named = words(reference);
  const [first] = shipment.items;
  const facts = [
    { label: named.commodity, value: goodsText(shipment) },
    { label: named.quantity, value: shipment.items.length === 1 && first !== undefined && quantityText(first) },
    { label: named.destination, value: countryName(shipment.destinationCountry) },
    { label: named.exportedOn, value: day !== "" && formatDay(day) },
  ];
  return (
    <div class="review-facts">
      <p>
        <span class="hint small">{words(review).value}</span>
        <b class="big">{formatMoney(shipment.fobValue, shipment.currency)}</b>
      </p>
      <dl>
        {facts.map(
          ({ label, value }) =>
            value !== false && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}

function VisitFacts({ row: { visit, record } }: { row: VisitRow }) {
  const text = words(review);
  const facts = [
    { label: text.metWith, value: visit.metWith.map(({ name }) => name).join(", ") },
    { label: text.mentor, value: record?.authorName },
  ];
  return (
    <div class="review-facts">
      <p>
        <span class="hint small">{words(entries).visitKinds[visit.kind]}</span>
        <b class="big">{formatDay(visit.visitedOn)}</b>
      </p>
      <dl>
        {facts.map(
          ({ label, value }) =>
            value !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </div>
  );
}

function ClockMark({ row: { record } }: { row: AnyEntryRow }) {
  const doubt = record && clockDoubt(record);
  if (record === undefined || doubt === undefined) return null;
  return (
    <ul class="review-checks">
      <li class="review-warning">
        <Icon name="triangle-alert" size={20} />
        {words(review).clock[doubt]({ phone: formatMoment(record.claimedAt), server: formatMoment(record.recordedAt) })}
      </li>
    </ul>
  );
}

function Checks({ row, isPage }: { row: AnyEntryRow; isPage: boolean }) {
  const text = words(review);
  const checks = checksOf(row, dayInZone(store().clock(), session().office.timeZone));
  const warnings = checks.filter((check) => check.found !== "good");
  const good = checks.length - warnings.length;
  const say = (check: (typeof checks)[number]): string =>
    (text.check[check.check] as Record<string, string>)[check.found] ?? "";
  return (
    <Section heading={text.checks} isPage={isPage} aside={text.checked({ warnings: warnings.length, good })}>
      <ul class="review-checks">
        {[...warnings, ...checks.filter((check) => check.found === "good")].map((check) => (
          <li key={check.check} class={check.found === "good" ? "review-good" : "review-warning"}>
            <Icon name={check.found === "good" ? "check" : "triangle-alert"} size={20} />
            {say(check)}
          </li>
        ))}
      </ul>
    </Section>
  );
}
