import type { ShipmentRow } from "../../../device/database.ts";
import { rateText } from "../../entries/rateText.ts";
import { words } from "../../language/dictionary.ts";
import { formatDay, formatMoney } from "../../language/format.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { review } from "../../language/indonesian/review.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { Chip } from "../../ui/Chip.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { lacksRate } from "./decisions.ts";

/** The value in both currencies, with the rates it was converted by. */
export function EntryConversion({ row }: { row: ShipmentRow }) {
  const text = words(entries);
  const conversion = row.record?.conversion;
  if (conversion === undefined) return null;
  const none = (
    <Chip tone="queued" icon="triangle-alert">
      {words(sync).rateMissing}
    </Chip>
  );
  const { fobUsd, fobIdr } = conversion;
  return (
    <>
      <dl class="review-fields">
        <div>
          <dt>{text.inDollars}</dt>
          <dd>{fobUsd === undefined ? none : formatMoney(fobUsd, "USD")}</dd>
        </div>
        <div>
          <dt>{text.inRupiah}</dt>
          <dd>{fobIdr === undefined ? none : formatMoney(fobIdr, "IDR")}</dd>
        </div>
      </dl>
      {conversion.rates.map((rate) => (
        <p key={rate.currency} class="hint small">
          {rateText(rate)}
          {` (${rate.source})`}
        </p>
      ))}
      {fobIdr === undefined && fobUsd !== undefined && <p class="hint small">{words(review).noRupiah}</p>}
    </>
  );
}

/** Why an entry can't be approved yet: its currency has no rate for its day. The approve button points here. */
export function ConversionNotice({ row }: { row: ShipmentRow }) {
  if (row.state !== "submitted" || !lacksRate(row)) return null;
  const day = row.day === "" ? "" : formatDay(row.day);
  return (
    <div id="no-rate">
      <Notice tone="warn" heading={words(sync).rateMissing}>
        {words(review).noRate({ currency: row.shipment.currency, day })}
      </Notice>
    </div>
  );
}
