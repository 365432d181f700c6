import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso";
import { may, type Subject } from "../../../domain/permissions.ts";
import { session } from "../../current.ts";
import { FreshPasswordDialog } from "../../FreshPassword.tsx";
import { words } from "../../language/dictionary.ts";
import { common } from "../../language/indonesian/common.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { usePage } from "../../page.ts";
import { requestSync } from "../../sync.ts";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { Tabs } from "../../ui/Tabs.tsx";
import { useIsOffline } from "../../useIsOffline.ts";
import { dataParts, hrefOf } from "./dataParts.ts";
import "./DataPage.css";

interface DataPageProps {
  title: string;
  /** Of a page below one of the parts: where the way back leads. */
  back?: string | undefined;
  actions?: ComponentChildren;
  aside?: ComponentChildren;
  /** Only read: says nothing of the internet that a change would need. */
  readOnly?: boolean | undefined;
  toast?: ComponentChildren;
  children: ComponentChildren;
}

/** What the pages of the office's data share: the parts as tabs, and whether anything can be changed now. */
export function DataPage({ title, back, actions, aside, readOnly, toast, children }: DataPageProps) {
  const { path } = useLocation();
  const text = words(officeData);
  const isOffline = useIsOffline();
  usePage({ title, back: back ?? "/data", actions, hideNavigation: back !== undefined, wide: true, toast });
  return (
    <>
      <PageTitle title={title} aside={aside} />
      {back === undefined && (
        <Tabs
          label={text.title}
          tabs={dataParts.map((part) => ({
            href: hrefOf(part),
            label: text.parts[part],
            current: path === hrefOf(part),
          }))}
        />
      )}
      {isOffline && !readOnly && (
        <Notice
          tone="warn"
          icon="wifi-off"
          live
          actions={
            <button type="button" onClick={() => requestSync("person-asked")}>
              {words(common).actions.tryAgain}
            </button>
          }
        >
          {text.onlineOnly}
        </Notice>
      )}
      {children}
      <FreshPasswordDialog />
    </>
  );
}

/** Whether this person may change records of a subject. */
export function mayRevise(subject: Subject): boolean {
  return may({ role: session().person.role, relation: "office", subject, action: "revise" });
}
