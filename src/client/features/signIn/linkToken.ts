/** Links are opened once, and their answer may get lost: the token is kept until it is known what became of it. */

export type LinkPage = "/masuk" | "/pasang";

export type PastedLink =
  | { kind: "token"; page: LinkPage; token: string }
  | { kind: "other-address"; host: string }
  | { kind: "no-link" };

/**
 * Finds the token in what a person pasted: a whole link, with words of a message around it, or the token alone.
 * @param origin of this app, `https://…`
 */
export function readLink(pasted: string, origin: string): PastedLink {
  const text = pasted.trim();
  if (tokenPattern.test(text)) return { kind: "token", page: "/masuk", token: text };
  const address = /https?:\/\/\S+/i.exec(text)?.[0];
  // URL.parse came to Safari with 18.
  const url = address !== undefined && isAddress(address) ? new URL(address) : undefined;
  const token = url?.hash.slice(1) ?? "";
  if (url === undefined || !tokenPattern.test(token)) return { kind: "no-link" };
  if (url.origin !== origin) return { kind: "other-address", host: url.host };
  return { kind: "token", page: url.pathname.startsWith("/pasang") ? "/pasang" : "/masuk", token };
}

/** The token of the link that was opened, out of the address bar and the history; else the one still to be dealt with. */
export function takeToken(page: LinkPage): string | undefined {
  const opened = location.hash.slice(1);
  if (location.hash !== "") history.replaceState(history.state, "", location.pathname + location.search);
  if (tokenPattern.test(opened)) rememberToken(page, opened);
  try {
    return sessionStorage.getItem(keyOf(page)) ?? undefined;
  } catch {
    // Storage is blocked: the token lasts as long as the page does.
    return tokenPattern.test(opened) ? opened : undefined;
  }
}

export function rememberToken(page: LinkPage, token: string): void {
  try {
    sessionStorage.setItem(keyOf(page), token);
  } catch {
    // As above.
  }
}

export function forgetToken(page: LinkPage): void {
  try {
    sessionStorage.removeItem(keyOf(page));
  } catch {
    // As above.
  }
}

// Wider than today's tokens, so that the server may change theirs; it is the one to judge them.
const tokenPattern = /^[A-Za-z0-9._~-]{40,200}$/;

function isAddress(text: string): boolean {
  try {
    return Boolean(new URL(text));
  } catch {
    return false;
  }
}

function keyOf(page: LinkPage): string {
  return `jejak-ekspor${page}`;
}
