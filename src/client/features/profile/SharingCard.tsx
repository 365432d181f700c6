import { session } from "../../current.ts";
import { words } from "../../language/dictionary.ts";
import { profile } from "../../language/indonesian/profile.ts";
import { Card } from "../../ui/Card.tsx";

/** Who sees what this person reports or decides. */
export function SharingCard() {
  const { sharing: text } = words(profile);
  const { person, office } = session();
  const { role } = person;
  const kind = role === "supervisor" || role === "admin" ? "office" : role;
  return (
    <Card heading={text.title}>
      <p class="meta">{text[kind](office.shortName)}</p>
    </Card>
  );
}
