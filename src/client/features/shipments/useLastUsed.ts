import { Dexie } from "dexie";
import { store } from "../../current.ts";
import { useLive } from "../../useLive.ts";

/** What an exporter's latest shipments on this device were, latest first and each once: offered as choices. */
export type LastUsed = { countries: string[]; commodities: string[]; incoterm: string | undefined };

const none: LastUsed = { countries: [], commodities: [], incoterm: undefined };

export function useLastUsed(exporterId: string | undefined): LastUsed {
  return (
    useLive(async () => {
      if (exporterId === undefined) return none;
      const rows = await store()
        .database.shipments.where("[exporterId+day]")
        .between([exporterId, Dexie.minKey], [exporterId, Dexie.maxKey])
        .reverse()
        .limit(30)
        .toArray();
      return {
        countries: unique(rows.map(({ shipment }) => shipment.destinationCountry)),
        commodities: unique(rows.flatMap(({ shipment }) => shipment.items.map((item) => item.commodity))),
        incoterm: rows.find(({ shipment }) => shipment.incoterm !== undefined)?.shipment.incoterm,
      };
    }, [exporterId]) ?? none
  );
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].slice(0, 3);
}
