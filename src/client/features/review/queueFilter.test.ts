import { expect, test } from "vitest";
import { type QueueFilter, queueFilterOf, queueHref } from "./queueFilter.ts";

const plain: QueueFilter = { status: "submitted", kind: "all", search: "", order: "oldest", selected: undefined };

test("the plain address is the queue of what waits, oldest first", () => {
  expect(queueFilterOf({})).toEqual(plain);
  expect(queueHref(plain)).toBe("/antrean");
});

test("an address says filter, order and the open entry, and reads back as the same", () => {
  const filter: QueueFilter = {
    status: "returned",
    kind: "visit",
    search: "Batik & Co",
    order: "newest",
    selected: "an-id",
  };
  const href = queueHref(filter);
  expect(href).toBe("/antrean?status=dikembalikan&jenis=kunjungan&eksportir=Batik+%26+Co&urut=terbaru&pilih=an-id");
  expect(queueFilterOf(Object.fromEntries(new URLSearchParams(href.split("?")[1])))).toEqual(filter);
});

test.each(["menunggu", "disetujui", "dikembalikan", "ditolak"])("the state %s has an address", (status) => {
  const filter = queueFilterOf({ status });
  expect(queueFilterOf(Object.fromEntries(new URL(queueHref(filter), "http://localhost").searchParams))).toEqual(
    filter,
  );
});

test("what an address says wrong is left out", () => {
  expect(queueFilterOf({ status: "constructor", jenis: "toString", urut: "acak", pilih: "" })).toEqual(plain);
});
