/** How a request reached us: what its pages may call their origin, and whether its cookie can be Secure. */
export type Address = { origin: string; secure: boolean };

const ownMachine = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * The address of a request, or undefined where it came over plain http from another machine, or under a name
 * that isn't ours. Behind a proxy that ends TLS the request looks like http, but bears the public name.
 */
export function addressOf(requestUrl: string, publicUrl: string): Address | undefined {
  const request = new URL(requestUrl);
  const ours = new URL(publicUrl);
  if (ours.protocol === "https:" && request.host === ours.host) return { origin: ours.origin, secure: true };
  if (ownMachine.has(request.hostname)) return { origin: `http://${request.host}`, secure: false };
  return undefined;
}

/** The one page for any other address: without https, phones keep no data and nothing stays private. */
export function openByHttps(publicUrl: string): Response {
  const { protocol, href, port } = new URL(publicUrl);
  const how =
    protocol === "https:"
      ? `<p>Alamat yang benar: <a href="${href}">${href}</a></p>`
      : `<p>Di komputer server sendiri, buka <code>http://localhost${port === "" ? "" : `:${port}`}</code>. Untuk HP dan komputer lain, pasang alamat https: taruh server di belakang proksi TLS dan isi <code>PUBLIC_URL</code> dengan alamat https itu, lalu jalankan lagi.</p>`;
  const page = `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Buka lewat https</title>
<h1>Buka lewat https</h1>
<p>Lewat alamat http ini data tidak aman di jalan dan aplikasi tidak bisa bekerja tanpa internet.</p>
${how}
</html>
`;
  return new Response(page, { status: 403, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
