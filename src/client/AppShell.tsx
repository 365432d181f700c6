import { Dexie } from "dexie";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { readMeta } from "../device/store/meta.ts";
import type { Person, Role } from "../domain/person.ts";
import { currentStore } from "./current.ts";
import { words } from "./language/dictionary.ts";
import { common } from "./language/indonesian/common.ts";
import { shell } from "./language/indonesian/shell.ts";
import { type Page, page } from "./page.ts";
import { applyUpdate, updateReady } from "./serviceWorker.ts";
import { bytesLeft, checkStorage } from "./storage.ts";
import { isLongRound, requestSync, syncState } from "./sync.ts";
import { type Pill, pillOf } from "./syncPill.ts";
import { classes } from "./ui/classes.ts";
import type { NavItem } from "./ui/Navigation.tsx";
import { Shell } from "./ui/Shell.tsx";
import { SyncPill } from "./ui/SyncPill.tsx";
import { Toast } from "./ui/Toast.tsx";
import { useIsOffline } from "./useIsOffline.ts";
import { useLive } from "./useLive.ts";
import { useMediaQuery } from "./useMediaQuery.ts";
import "./AppShell.css";

/** Head, menu, bars and messages around every page. */
export function AppShell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const person = currentStore.value?.session.person;
  const office = currentStore.value?.session.office;
  const counts = useCounts();
  const isDesk = person !== undefined && isDeskRole(person.role);
  const isLaptop = useMediaQuery("(min-width: 64rem)");
  const { back, actions, hideNavigation, wide, bare, toast } = page.value;
  useFocusOnArrival(path, page.value);
  const { appName, exampleOffice, roles, navigation, actions: doing } = words(common);
  const { menu, skip, more, backTo } = words(shell);
  return (
    <Shell
      words={{ appName, menu, skip, more, close: doing.close }}
      nav={person === undefined ? [] : navOf(person, isDesk && isLaptop)}
      wide={isDesk}
      bare={bare}
      form={hideNavigation}
      back={back === undefined ? undefined : { href: back, label: backTo }}
      who={person && { name: person.name, role: roles[person.role] }}
      banner={office?.example ? exampleOffice : undefined}
      sync={person && <CurrentPill counts={counts} href={person.role === "viewer" ? "/saya" : "/kiriman"} />}
      action={actions}
      toast={
        <>
          {toast}
          <UpdateToast waits={hideNavigation === true} />
        </>
      }
    >
      <div class={classes("page", !wide && !bare && "column")}>{children}</div>
    </Shell>
  );

  function navOf({ role }: Person, sideBar: boolean): NavItem[] {
    const item = (href: string, icon: NavItem["icon"], label: string, count?: number): NavItem => ({
      href,
      icon,
      label,
      count,
      current: href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`),
    });
    const home = item("/", "house", navigation.home);
    const shipments = item("/ekspor", "ship", navigation.shipments);
    const visits = item("/kunjungan", "map-pin", navigation.visits);
    const exporters = item("/eksportir", "store", navigation.exporters);
    const outbox = item("/kiriman", "send", navigation.outbox, counts.waiting + counts.refused);
    const queue = item("/antrean", "inbox", navigation.queue, counts.undecided);
    const realisation = item("/realisasi", "chart-column", navigation.realisation);
    const profile = item("/saya", "user-round", navigation.profile);
    const data = {
      ...item("/data", "database", navigation.data),
      current: path === "/riwayat" || path === "/data" || path.startsWith("/data/"),
    };
    if (role === "viewer") return [realisation, profile];
    // A mentor's shipments are behind the exporters and on the home page; the tab bar has room for five.
    if (role === "mentor") return [home, visits, exporters, outbox, profile];
    if (!isDeskRole(role)) return [home, shipments, outbox, profile];
    // At a desk the pill leads to the outbox, where a supervisor seldom has anything.
    return sideBar
      ? [queue, realisation, exporters, data, { ...profile, apart: true }]
      : [queue, realisation, exporters, outbox, data, profile];
  }
}

function isDeskRole(role: Role): boolean {
  return role === "supervisor" || role === "admin" || role === "viewer";
}

type Counts = { waiting: number; refused: number; undecided: number; complete: boolean };

/** What the menu and the pill count, by index alone: the device may hold thousands of entries. */
function useCounts(): Counts {
  const store = currentStore.value;
  const counts = useLive(
    async () => {
      if (store === undefined) return undefined;
      const { database, session } = store;
      const ofStatus = (status: string) =>
        database.outbox.where("[status+order]").between([status, Dexie.minKey], [status, Dexie.maxKey]);
      const [waiting, refused, complete] = await Promise.all([
        ofStatus("waiting").count(),
        ofStatus("parked").count(),
        readMeta(database, "complete", false),
      ]);
      const { role } = session.person;
      const undecided = role === "supervisor" || role === "admin" ? await countUndecided() : 0;
      return { waiting, refused, undecided, complete };

      async function countUndecided() {
        const submittedIn = (table: typeof database.shipments | typeof database.visits) =>
          (table as typeof database.shipments)
            .where("[state+receivedAt]")
            .between(["submitted", Dexie.minKey], ["submitted", Dexie.maxKey])
            .count();
        const submitted = (await submittedIn(database.shipments)) + (await submittedIn(database.visits));
        // Decided here, and on their way.
        const decided = await ofStatus("waiting")
          .filter((row) => row.name.startsWith("v1.review.") && row.name !== "v1.review.reopen")
          .count();
        return Math.max(0, submitted - decided);
      }
    },
    [store],
    isLongRound.value,
  );
  return counts ?? { waiting: 0, refused: 0, undecided: 0, complete: true };
}

function CurrentPill({ counts, href }: { counts: Counts; href: string }) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was saved or sent since changes the room that is left
  useEffect(() => void checkStorage(), [counts.waiting]);
  const isOffline = useIsOffline();
  const pill = useSteady(pillOf({ ...counts, state: syncState.value, isOffline, bytesLeft: bytesLeft() }));
  const leadsTo = pill.kind === "sign-in" || pill.kind === "revoked" ? "/masuk" : href;
  // Its words are "try again" then.
  const onClick = pill.kind === "not-sent" ? () => requestSync("person-asked") : undefined;
  return (
    <SyncPill tone={pill.tone} icon={pill.icon} text={pill.text} href={leadsTo} state={pill.kind} onClick={onClick} />
  );
}

/** Each try without a network looks like sending for a moment; the pill goes on saying what's the matter meanwhile. */
function useSteady(pill: Pill): Pill {
  const shown = useRef(pill);
  const [isLasting, setIsLasting] = useState(false);
  const isSending = pill.kind === "sending";
  useEffect(() => {
    if (!isSending) return;
    const timer = setTimeout(() => setIsLasting(true), 700);
    return () => {
      clearTimeout(timer);
      setIsLasting(false);
    };
  }, [isSending]);
  const wasInTrouble = shown.current.kind === "offline" || shown.current.kind === "not-sent";
  if (!isSending || isLasting || !wasInTrouble) shown.current = pill;
  return shown.current;
}

/** @param waits while a form is open, since loading anew could take what was typed last */
function UpdateToast({ waits }: { waits: boolean }) {
  const [isPutOff, setIsPutOff] = useState(false);
  if (!updateReady.value || waits || isPutOff) return null;
  const { update, actions } = words(common);
  return (
    <Toast
      text={update}
      icon="refresh-cw"
      action={{ label: actions.reload, onAction: () => void applyUpdate() }}
      closeLabel={actions.close}
      onEnd={() => setIsPutOff(true)}
    />
  );
}

/** Puts the focus on the title of a page that was just arrived at, so that a screen reader says where one is. */
function useFocusOnArrival(path: string, told: Page) {
  const arrived = useRef({ path, told });
  useEffect(() => {
    const before = arrived.current;
    // The path changes first; until the next page's code is there, the one that is left may tell its own once more.
    const isLeft = path !== before.path && told.teller === before.told.teller && told.title === before.told.title;
    if (told.title === "" || isLeft) return;
    arrived.current = { path, told };
    const main = document.getElementById("main");
    // A page that has set the focus itself, on an error summary for instance, knows better.
    if (path !== before.path && main && !main.contains(document.activeElement)) {
      main.querySelector("h1")?.focus({ preventScroll: true });
    }
  }, [path, told]);
}
