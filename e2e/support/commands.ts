import { execFile } from "node:child_process";

export type Outcome = { code: number; out: string; error: string };

/** Runs a file of the build as an operator would, to its end. */
export async function runBuilt(
  file: "main.js" | "operate.js",
  given: readonly string[],
  environment: Record<string, string>,
): Promise<Outcome> {
  return await new Promise((resolve) => {
    const env = { ...process.env, ...environment };
    execFile(process.execPath, [`dist/server/${file}`, ...given], { env, timeout: 20_000 }, (failure, out, error) => {
      const code = failure === null ? 0 : typeof failure.code === "number" ? failure.code : 1;
      resolve({ code, out, error });
    });
  });
}
