// A reference list as `.scripts/referenceLists.ts` hands it to the bundle; `readList` takes it apart.
declare module "*.csv" {
  export const list: string;
}

declare module "*.csv?columns=code,minor_units" {
  export const list: string;
}
