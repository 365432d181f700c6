/** What the build puts in place of `import.meta.env`. Vite's own types of it would bring the DOM. */
interface ImportMeta {
  readonly env: { readonly VITE_APP_VERSION?: string };
}

declare module "*.txt?raw" {
  const text: string;
  // biome-ignore lint/style/noDefaultExport: the shape in which Vite gives a file's text
  export default text;
}

// The package exports neither of these by name, though its types say so.
declare module "rate-limiter-flexible/lib/RateLimiterStoreAbstract.js" {
  import { RateLimiterStoreAbstract } from "rate-limiter-flexible";
  export = RateLimiterStoreAbstract;
}

declare module "rate-limiter-flexible/lib/RateLimiterRes.js" {
  import { RateLimiterRes } from "rate-limiter-flexible";
  export = RateLimiterRes;
}
