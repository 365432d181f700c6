const form = /^postgres(?:ql)?:\/\/(?:([^@/?#]*)@)?([^@/?#]+)\/([^?#/]+)(\?[^#]*)?$/;

/**
 * The addresses that a `DATABASE_URL` names, one of each host: `postgres://user:password@one:5432,two:5432/office`
 * names a primary and its standby, whichever is which.
 * @returns undefined where it isn't such an address
 */
export function hostsOf(databaseUrl: string): string[] | undefined {
  const [, user, hosts, name, options = ""] = form.exec(databaseUrl) ?? [];
  if (hosts === undefined) return undefined;
  const urls = hosts
    .split(",")
    .map((host) => `postgres://${user === undefined ? "" : `${user}@`}${host}/${name}${options}`);
  return urls.every((url) => URL.canParse(url) && new URL(url).hostname !== "") ? urls : undefined;
}

/** How an address is told to people: without the user and the password. */
export function withoutPassword(url: string): string {
  const { host, pathname } = new URL(url);
  return `${host}${pathname}`;
}
