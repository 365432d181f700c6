import { randomBytes, randomUUID } from "node:crypto";
import type { Page } from "playwright/test";
import type { Office } from "./office.ts";

const headers = { "Content-Type": "application/json", "X-Jejak-Ekspor": "1" };

type Session = { person: { id: string; exporterId: string }; deviceId: string; epoch: string };

/**
 * Leaves a report and a nil report in the quarantine: a new exporter signs in on a device of their own, is disabled by
 * the admin on `page`, and their device sends after that.
 */
export async function leaveInQuarantine(page: Page, office: Office): Promise<void> {
  const link = await office.invite("exporter", "Contoh Keluar", "--exporter", "Contoh Batik Melati");
  const secret = randomBytes(32).toString("base64url");
  const body = JSON.stringify({ token: link.split("#")[1], secret, deviceName: "HP lama" });
  const answer = await fetch(`${office.url}/api/sign-in/link`, { method: "POST", headers, body });
  const cookie = answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
  const session = (await answer.json()) as Session;
  const { id: personId, exporterId } = session.person;
  await page.request.post(`${office.url}/api/data/people/disable`, { headers, data: { personId } });
  const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  const shipment = {
    id: newId(),
    exporterId,
    declaration: "peb",
    exportedOn: day,
    destinationCountry: "JP",
    currency: "USD",
    fobValue: 150_000,
    items: [{ commodity: "batik-sarong", quantity: 1_000_000, unit: "PCE", fobValue: 150_000 }],
    source: "self-report",
  };
  const nilReport = { id: newId(), exporterId, month: "2019-01", source: "self-report" };
  const commands = [
    { name: "v1.shipment.record", number: "CK-0001", body: { shipment } },
    { name: "v1.nil-report.record", number: "CK-0002", body: { nilReport } },
  ].map((command) => ({ id: newId(), claimedAt: new Date().toISOString(), ...command }));
  const { deviceId, epoch } = session;
  const push = { protocol: 1, deviceId, epoch, lastNumber: 2, unsent: 2, commands };
  const sent = await fetch(`${office.url}/api/sync/push`, {
    method: "POST",
    headers: { ...headers, Cookie: cookie },
    body: JSON.stringify(push),
  });
  if (!(await sent.text()).includes("quarantined")) throw new Error(`The push was answered ${sent.status}.`);
}

/** A UUID as devices make them: of version 7. */
function newId(): string {
  const id = randomUUID();
  return `${id.slice(0, 14)}7${id.slice(15)}`;
}
