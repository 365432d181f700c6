/** What the build puts in place of `import.meta.env`. Vite's own types of it would bring the DOM. */
interface ImportMeta {
  readonly env: { readonly VITE_APP_VERSION?: string };
}
