import { useState } from "preact/hooks";
import type { KnownPerson, LinkAnswer } from "../../../protocol/officeData.ts";
import { words } from "../../language/dictionary.ts";
import { formatMoment } from "../../language/format.ts";
import { common } from "../../language/indonesian/common.ts";
import { officeData } from "../../language/indonesian/officeData.ts";
import { createLink } from "../../online.ts";
import { Button, ButtonLink } from "../../ui/Button.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { QrCode } from "./QrCode.tsx";
import { refusalText, useSaving } from "./useSaving.ts";

interface LinkDialogProps {
  person: KnownPerson;
  office: string;
  onClose: () => void;
}

/** Makes a one-time link for a person, and hands it on by whatever way they can be reached. */
export function LinkDialog({ person, office, onClose }: LinkDialogProps) {
  const [link, setLink] = useState<LinkAnswer>();
  const [copied, setCopied] = useState<boolean>();
  const { save, isBusy, refusal } = useSaving();
  const { link: text } = words(officeData).people;
  const { actions } = words(common);

  async function make() {
    const answer = await save(() => createLink(person.id));
    if (answer?.ok) setLink(answer.value);
  }

  return (
    <Dialog
      open
      size="full"
      onClose={onClose}
      title={text.title(person.name)}
      closeLabel={actions.close}
      actions={
        link === undefined && (
          <Button look="main" icon="link" busy={isBusy} onClick={() => void make()}>
            {text.make}
          </Button>
        )
      }
    >
      {refusal && (
        <Notice tone="error" live>
          {refusalText(refusal)}
        </Notice>
      )}
      {link === undefined ? (
        <>
          <p>{text.replaces}</p>
          {person.hasPassword && <p>{text.recovers(person.name)}</p>}
        </>
      ) : (
        <Made link={link} />
      )}
    </Dialog>
  );

  function Made({ link: { url, expiresAt } }: { link: LinkAnswer }) {
    const moment = formatMoment(expiresAt);
    const message = text.message({ name: person.name, office, url, moment });
    const copy = () =>
      navigator.clipboard.writeText(url).then(
        () => setCopied(true),
        () => setCopied(false),
      );
    return (
      <>
        <p class="link-text">
          <a class="link" href={url}>
            {url}
          </a>
        </p>
        <p class="meta">{text.expires(moment)}</p>
        <QrCode text={url} label={text.qr} />
        <div class="data-row-actions">
          <Button icon="copy" onClick={() => void copy()}>
            {actions.copy}
          </Button>
          {typeof navigator.share === "function" && (
            // Whoever closes the list of apps has shared nothing, and that is all there is to it.
            <Button icon="share-2" onClick={() => void navigator.share({ text: message }).catch(() => {})}>
              {actions.share}
            </Button>
          )}
          <ButtonLink icon="message-circle" target="_blank" href={`https://wa.me/?text=${encodeURIComponent(message)}`}>
            {text.whatsApp}
          </ButtonLink>
        </div>
        {copied !== undefined && (
          <Notice tone={copied ? "good" : "warn"} live>
            {copied ? text.copied : text.notCopied}
          </Notice>
        )}
      </>
    );
  }
}
