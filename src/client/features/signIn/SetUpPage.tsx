import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { SetUpOffice } from "../../../protocol/session.ts";
import { words } from "../../language/dictionary.ts";
import { errors } from "../../language/indonesian/errors.ts";
import { signIn } from "../../language/indonesian/signIn.ts";
import { usePage } from "../../page.ts";
import { Button } from "../../ui/Button.tsx";
import { ErrorSummary } from "../../ui/ErrorSummary.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { PageTitle } from "../../ui/PageTitle.tsx";
import { TextField } from "../../ui/TextField.tsx";
import { enterBySetUp, type NewOffice } from "./enter.ts";
import { forgetToken, takeToken } from "./linkToken.ts";
import { type ProblemWords, problemWords } from "./problemWords.ts";

const limits = { officeName: 200, shortName: 60, city: 100, personName: 120 } satisfies Record<keyof NewOffice, number>;
const fields = Object.keys(limits) as (keyof NewOffice)[];

/** `/pasang#TOKEN`: the first use of an empty server. */
export function SetUpPage() {
  const { setUp, problems } = words(signIn);
  const wrong = words(errors);
  const { route } = useLocation();
  const [token, setToken] = useState<string | undefined>(undefined);
  const [values, setValues] = useState<NewOffice>({ officeName: "", shortName: "", city: "", personName: "" });
  const [attempt, setAttempt] = useState(0);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<ProblemWords | undefined>(undefined);
  const faults = attempt === 0 ? [] : fields.flatMap((field) => faultOf(field) ?? []);
  usePage({ title: faults.length > 0 ? wrong.titlePrefix + setUp.title : setUp.title });
  useEffect(() => {
    const take = () => setToken(takeToken("/pasang"));
    take();
    addEventListener("hashchange", take);
    return () => removeEventListener("hashchange", take);
  }, []);

  if (token === undefined) {
    return (
      <>
        <PageTitle title={setUp.title} />
        <Notice tone="info">{setUp.linkNeeded}</Notice>
      </>
    );
  }
  return (
    <form class="stack" noValidate onSubmit={(event) => void submit(event, token)}>
      <PageTitle title={setUp.title} below={setUp.intro} />
      <ErrorSummary heading={wrong.summary(faults.length)} faults={faults} attempt={attempt} />
      {problem && (
        <Notice tone="error" live heading={problem.what}>
          {problem.next}
        </Notice>
      )}
      {fields.map((field) => (
        <TextField
          key={field}
          id={field}
          label={setUp[field]}
          hint={hintOf(field)}
          error={faults.find((fault) => fault.fieldId === field)?.text}
          value={values[field]}
          onInput={(value) => setValues((before) => ({ ...before, [field]: value }))}
          autoComplete={field === "personName" ? "name" : "off"}
          autoCapitalize="words"
        />
      ))}
      <Button type="submit" look="main" icon="log-in" busy={isBusy}>
        {isBusy ? setUp.making : setUp.make}
      </Button>
    </form>
  );

  function hintOf(field: keyof NewOffice) {
    return field === "officeName" ? setUp.officeNameHint : field === "shortName" ? setUp.shortNameHint : undefined;
  }

  function faultOf(field: keyof NewOffice) {
    const value = values[field].trim();
    const label = setUp[field];
    if (value === "") return { fieldId: field, text: wrong.empty(label) };
    // What is neither empty nor within the schema is too long; a one-line box takes no control characters.
    if (SetUpOffice.shape[field].safeParse(value).success) return undefined;
    return { fieldId: field, text: setUp.tooLong({ label, limit: limits[field] }) };
  }

  async function submit(event: SubmitEvent, linkToken: string) {
    event.preventDefault();
    if (isBusy) return;
    setAttempt((before) => before + 1);
    if (fields.some((field) => faultOf(field) !== undefined)) return;
    setIsBusy(true);
    setProblem(undefined);
    const trimmed = { ...values };
    for (const field of fields) trimmed[field] = values[field].trim();
    const answer = await enterBySetUp(linkToken, trimmed);
    if (answer.ok) {
      forgetToken("/pasang");
      return route("/mulai", true);
    }
    setIsBusy(false);
    const isDone = answer.problem === "link-used" || answer.problem === "not-allowed";
    setProblem(isDone ? { ...problems.alreadySetUp, mayRetry: false } : problemWords(answer.problem));
  }
}
