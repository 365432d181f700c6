import { useState } from "preact/hooks";
import type { IsoDate } from "../../../domain/days.ts";
import type { OnlineAnswer } from "../../online.ts";
import type { Values } from "./fieldReader.ts";
import type { FormValues } from "./fields.tsx";
import type { Read } from "./figureForms.ts";
import { refusalFault, useSaving } from "./useSaving.ts";

/** A form of typed values that is read at the border, sent, and told at its fields what is wrong. */
export function useFigureForm<Content, Value>(told: {
  start: Values;
  labels: Record<string, string>;
  today: IsoDate;
  read: (values: Values) => Read<Content>;
  send: (content: Content) => Promise<OnlineAnswer<Value>>;
  onSaved: (value: Value) => void;
}) {
  const [values, setValues] = useState(told.start);
  const [attempt, setAttempt] = useState(0);
  const { save, isBusy, refusal } = useSaving();
  const { content, faults: problems } = told.read(values);
  const serverFault = refusalFault(refusal, Object.keys(told.labels));
  const faults = attempt === 0 ? [] : problems.length > 0 || serverFault === undefined ? problems : [serverFault];
  const form: FormValues = {
    values,
    labels: told.labels,
    faults,
    set: (changed) => setValues((before) => ({ ...before, ...changed })),
    today: told.today,
  };

  async function onSave() {
    setAttempt((before) => before + 1);
    if (content === undefined) return;
    const answer = await save(() => told.send(content));
    if (answer?.ok) told.onSaved(answer.value);
    // The summary takes the focus once more, now that it has something to say.
    else setAttempt((before) => before + 1);
  }

  return { form, dialog: { faults, attempt, isBusy, onSave: () => void onSave() } };
}
