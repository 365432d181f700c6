import { useEffect, useState } from "preact/hooks";
import type { HsCode } from "../../../domain/reference/hs.ts";
import type { HsEdition } from "../../../domain/reference/hsEdition.ts";

/** The list of HS codes, which is too big to come with the form. */
export type Hs = {
  isHsCode: (code: string, edition: HsEdition) => boolean;
  describeHs: (code: string) => HsCode | undefined;
  searchHs: (query: string, edition: HsEdition, limit: number) => HsCode[];
};

let loaded: Promise<Hs> | undefined;

/**
 * @param isNeeded loads it, once for all pages
 * @returns undefined while it isn't here, "failed" where it can't be had now (a first visit that lost its network)
 */
export function useHs(isNeeded: boolean): Hs | "failed" | undefined {
  const [hs, setHs] = useState<Hs | "failed">();
  useEffect(() => {
    if (!isNeeded) return;
    loaded ??= load();
    loaded.then(setHs, () => {
      loaded = undefined;
      setHs("failed");
    });
  }, [isNeeded]);
  return hs;
}

async function load(): Promise<Hs> {
  const [{ isHsCode, describeHs }, { searchHs }] = await Promise.all([
    import("../../../domain/reference/hs.ts"),
    import("../../../domain/reference/searchHs.ts"),
  ]);
  return { isHsCode, describeHs, searchHs };
}
