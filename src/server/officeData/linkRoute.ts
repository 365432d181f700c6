import { type LinkAnswer, LinkInput } from "../../protocol/officeData.ts";
import { noteChange } from "../history/noteChange.ts";
import type { RouteParts } from "../http/environment.ts";
import { RequestProblem } from "../http/problems.ts";
import { createLink, dropUnopenedLinks, linkEnd, linkUrl } from "../session/createLink.ts";
import { requireFreshPassword } from "../session/freshPassword.ts";
import { changeRoute } from "./changeRoute.ts";

/** `POST /api/data/links`: a fresh one-time link for a person, in place of those that nobody opened. */
export function linkRoute(parts: RouteParts) {
  const { clock, randomBytes, settings } = parts;
  return changeRoute(parts, {
    body: LinkInput,
    subject: () => "person",
    work: async (change, { personId }, actor, signedIn): Promise<LinkAnswer> => {
      const { tx, officeId } = change;
      const person = await tx
        .selectFrom("person")
        .leftJoin("password", (join) =>
          join.onRef("password.office_id", "=", "person.office_id").onRef("password.person_id", "=", "person.id"),
        )
        .select(["person.name", "password.login"])
        .where("person.office_id", "=", officeId)
        .where("person.id", "=", personId)
        .where("person.disabled_at", "is", null)
        .executeTakeFirst();
      if (person === undefined) throw new RequestProblem("not-found", { field: "personId" });
      // Whoever opens the link replaces the password.
      if (person.login !== null) requireFreshPassword(signedIn);
      const now = clock();
      const expiresAt = linkEnd(now);
      await dropUnopenedLinks(tx, { officeId, personId });
      const token = await createLink(tx, { officeId, personId, now, randomBytes });
      await noteChange(change, actor, {
        action: "add",
        subject: "link",
        id: personId,
        name: person.name,
        after: { expiresAt },
      });
      return { url: linkUrl(settings.publicUrl, token), expiresAt };
    },
  });
}
