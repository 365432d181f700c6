import type { ShipmentRow } from "../../../device/database.ts";
import { rateText } from "../../entries/rateText.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoney } from "../../language/format.ts";
import { entries } from "../../language/indonesian/entries.ts";
import { shipments } from "../../language/indonesian/shipments.ts";
import { sync } from "../../language/indonesian/sync.ts";
import { Card } from "../../ui/Card.tsx";
import { Figures } from "../../ui/Figures.tsx";

/** What the server made of the value, with the rate it used and how long that was valid. */
export function ConversionCard({ row }: { row: ShipmentRow }) {
  const { page } = words(shipments);
  const { inRupiah, inDollars } = words(entries);
  // While a change waits, the server's sum is still of the revision before.
  const conversion = row.delivery === "sent" ? row.record?.conversion : undefined;
  if (conversion === undefined) {
    return (
      <Card heading={page.conversion}>
        <p class="hint">{page.notConvertedYet}</p>
      </Card>
    );
  }
  const { fobIdr, fobUsd, rates } = conversion;
  const isDollars = row.shipment.currency === "USD";
  return (
    <Card heading={page.conversion}>
      <Figures
        items={[
          { label: inRupiah, value: fobIdr === undefined ? words(sync).rateMissing : formatMoney(fobIdr, "IDR") },
          ...(isDollars || fobUsd === undefined ? [] : [{ label: inDollars, value: formatMoney(fobUsd, "USD") }]),
        ]}
      />
      {fobIdr === undefined && <p class="hint">{page.rateMissing}</p>}
      {rates.map((rate) => (
        <p key={rate.currency} class="hint">
          {rateText(rate)}
        </p>
      ))}
    </Card>
  );
}
