import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { useLocation, useRoute } from "preact-iso";
import { may } from "../../../domain/permissions.ts";
import { isCommandName } from "../../../protocol/commands.ts";
import {
  type QuarantineAnswer,
  type QuarantinedCommand,
  type QuarantineResult,
  quarantineLimit,
} from "../../../protocol/quarantine.ts";
import { session, store } from "../../current.ts";
import { refusalWords } from "../../entries/entryLines.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { decideQuarantine, fetchQuarantine, type OnlineRefusal } from "../../online.ts";
import { Button } from "../../ui/Button.tsx";
import { Card } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Segmented } from "../../ui/Segmented.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { useIsOffline } from "../../useIsOffline.ts";
import { useLive } from "../../useLive.ts";
import { CommandContent } from "./CommandContent.tsx";
import { DataPage } from "./DataPage.tsx";
import { DeclineDialog } from "./DeclineDialog.tsx";
import type { Names } from "./historyWords.ts";
import { LoadNotice } from "./LoadNotice.tsx";
import { refusalText, useSaving } from "./useSaving.ts";

/** `/data/karantina?status=`: what disabled people's devices sent, command by command, to be let in or declined. */
export function QuarantinePage() {
  const { route } = useLocation();
  const isDecided = useRoute().query.status === "diputuskan";
  const { answer, refusal, load } = useQuarantine(isDecided);
  const { parts, quarantine: text, loading } = words(officeData);
  const exporters = useLive(() => store().database.exporters.toArray(), []);
  const names: Names = new Map(exporters?.map(({ id, name }) => [id, name]));
  const shown = answer?.commands.length ?? 0;
  return (
    <DataPage title={parts.quarantine}>
      <p class="meta">{text.intro}</p>
      <Segmented
        label={parts.quarantine}
        value={isDecided ? "decided" : "waiting"}
        onChange={(value) => route(`/data/karantina${value === "decided" ? "?status=diputuskan" : ""}`)}
        options={[
          { value: "waiting", label: text.waiting },
          { value: "decided", label: text.decided },
        ]}
      />
      <LoadNotice refusal={refusal} at={undefined} onRetry={() => void load()} />
      {answer === undefined ? (
        refusal === undefined && <Skeleton label={loading} />
      ) : shown === 0 ? (
        <EmptyState text={isDecided ? text.emptyDecided : text.empty} />
      ) : (
        answer.commands.map((held) => <Held key={held.command.id} held={held} names={names} />)
      )}
      {answer !== undefined && answer.total > shown && (
        <p class="hint">
          {isDecided ? text.moreDecided(shown, answer.total) : text.more(quarantineLimit, answer.total)}
        </p>
      )}
    </DataPage>
  );
}

function useQuarantine(isDecided: boolean) {
  const [answer, setAnswer] = useState<QuarantineAnswer>();
  const [refusal, setRefusal] = useState<OnlineRefusal>();
  const wanted = useRef(isDecided);
  wanted.current = isDecided;
  const load = useCallback(async () => {
    const told = await fetchQuarantine(isDecided);
    // The other list was chosen while the answer was on its way.
    if (wanted.current !== isDecided) return;
    setRefusal(told.ok ? undefined : told);
    if (told.ok) setAnswer(told.value);
  }, [isDecided]);
  useEffect(() => {
    setAnswer(undefined);
    void load();
  }, [load]);
  return { answer, refusal, load };
}

/** One command; after a decision it stays in sight and says what became of it. */
function Held({ held, names }: { held: QuarantinedCommand; names: Names }) {
  const { command, personId, personName, role, deviceName, receivedAt, decision, decidedAt, decidedBy } = held;
  const { quarantine: text } = words(officeData);
  const { roles } = words(common);
  const [result, setResult] = useState<QuarantineResult>();
  const [isDeclining, setIsDeclining] = useState(false);
  const { save, isBusy, refusal } = useSaving();
  const isOffline = useIsOffline();
  const { person } = session();
  const isOwn = person.id === personId;
  const mayDecide = may({ role: person.role, relation: "office", subject: "quarantine", action: "decide" });
  const isOpen = decision === null && (result === undefined || ["refused", "waits"].includes(result.outcome));
  const title = isCommandName(command.name) ? text.names[command.name] : text.unknownCommand;
  const named = `${title}, ${personName}`;
  const settled = decidedAt !== null && { by: decidedBy ?? "", moment: formatMoment(decidedAt) };
  return (
    <Card as="article" heading={title}>
      <p class="meta">{text.sentBy({ person: personName, role: roles[role], device: deviceName })}</p>
      <p class="hint">
        {text.received(formatMoment(receivedAt))}
        {command.number !== undefined && ` · ${text.number(command.number)}`}
      </p>
      <CommandContent command={command} names={names} />
      {settled && (
        <Notice
          tone={decision === "accept" ? "good" : "info"}
          heading={text[decision === "accept" ? "accepted" : "declined"](settled)}
        >
          {held.reason}
        </Notice>
      )}
      {refusal && (
        <Notice tone="error" live>
          {refusal.problem === "not-allowed" ? (isOwn ? text.own : text.notAllowed) : refusalText(refusal)}
        </Notice>
      )}
      {result && <Outcome result={result} />}
      {isOpen && isOwn && <p class="hint">{text.own}</p>}
      {isOpen && !isOwn && (
        <div class="data-row-actions">
          <Button
            look="approve"
            icon="check"
            busy={isBusy}
            disabled={isOffline || !mayDecide}
            aria-label={text.acceptOf(named)}
            onClick={() => void decide({ decision: "accept", ids: [command.id] })}
          >
            {text.accept}
          </Button>
          <Button
            look="reject"
            icon="circle-x"
            disabled={isOffline || isBusy || !mayDecide}
            aria-label={text.declineOf(named)}
            onClick={() => setIsDeclining(true)}
          >
            {text.decline}
          </Button>
        </div>
      )}
      {isDeclining && (
        <DeclineDialog
          isBusy={isBusy}
          onClose={() => setIsDeclining(false)}
          onDecline={(reason) => void decide({ decision: "decline", ids: [command.id], reason })}
        />
      )}
    </Card>
  );

  async function decide(wanted: Parameters<typeof decideQuarantine>[0]) {
    const answer = await save(() => decideQuarantine(wanted));
    setIsDeclining(false);
    if (answer?.ok) setResult(answer.value.results[0]);
  }
}

function Outcome({ result: { outcome, code, field } }: { result: QuarantineResult }) {
  const { quarantine: text } = words(officeData);
  if (outcome === "refused") {
    return (
      <Notice tone="warn" live>
        {text.refused(code === undefined ? "" : refusalWords({ code, field }).what)}
      </Notice>
    );
  }
  return (
    <Notice tone={outcome === "accepted" ? "good" : outcome === "waits" ? "warn" : "info"} live>
      {text.outcomes[outcome]}
    </Notice>
  );
}
