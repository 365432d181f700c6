import { useState } from "preact/hooks";
import type { KnownPerson } from "../../../protocol/officeData.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { setDisabled } from "../../online.ts";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { hrefOf } from "./dataParts.ts";

interface StandingCardProps {
  person: KnownPerson;
  mayEdit: boolean;
  /** Nobody disables themselves. */
  isSelf: boolean;
  onChanged: () => void;
}

/** Whether a person may use the app, and the way to change that. */
export function StandingCard({ person, mayEdit, isSelf, onChanged }: StandingCardProps) {
  const [isAsking, setIsAsking] = useState(false);
  const text = words(officeData).people;
  const { name, disabledAt, quarantined } = person;
  const isDisabled = disabledAt !== null;
  return (
    <>
      {isDisabled && (
        <Notice
          tone="warn"
          heading={text.disabled}
          actions={quarantined > 0 && <a href={hrefOf("quarantine")}>{text.held(quarantined)}</a>}
        >
          {text.disabledSince(formatMoment(disabledAt))}
        </Notice>
      )}
      {!isSelf && (
        <Button
          icon={isDisabled ? "play" : "pause"}
          look={isDisabled ? "line" : "reject"}
          disabled={!mayEdit}
          onClick={() => setIsAsking(true)}
        >
          {isDisabled ? text.enable : text.disable}
        </Button>
      )}
      {isAsking && (
        <ConfirmDialog
          title={isDisabled ? text.enableQuestion(name) : text.disableQuestion(name)}
          consequence={isDisabled ? text.enableText : text.disableText}
          confirm={
            isDisabled
              ? { label: text.enable, icon: "play", look: "main" }
              : { label: text.disable, icon: "pause", look: "reject" }
          }
          send={() => setDisabled(person.id, !isDisabled)}
          onDone={() => {
            setIsAsking(false);
            onChanged();
          }}
          onClose={() => setIsAsking(false)}
        />
      )}
    </>
  );
}
