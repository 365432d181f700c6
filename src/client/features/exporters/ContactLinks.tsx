import { words } from "../../language/dictionary.ts";
import { exporters } from "../../language/indonesian/exporters.ts";
import { ButtonLink } from "../../ui/Button.tsx";
import "./ExporterPage.css";
import { telHref, whatsAppHref } from "./phoneNumber.ts";

/** The number, and the two ways to reach it; both lead out of the app. */
export function ContactLinks({ phone }: { phone: string }) {
  const text = words(exporters);
  return (
    <div class="stack">
      <p class="label">{phone}</p>
      <div class="contact-links">
        <ButtonLink icon="phone" href={telHref(phone)}>
          {text.call}
          <span class="unseen"> {phone}</span>
        </ButtonLink>
        <ButtonLink icon="message-circle" href={whatsAppHref(phone)} target="_blank">
          {text.whatsApp}
          <span class="unseen"> {phone}</span>
        </ButtonLink>
      </div>
    </div>
  );
}
