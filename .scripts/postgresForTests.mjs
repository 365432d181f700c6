import { makeCluster, removeCluster, startCluster } from "./postgres.mjs";

/**
 * Starts PostgreSQL for a run of the server's tests, unless `TEST_DATABASE_URL` names another one, whose user may
 * make databases and end their connections.
 */
export async function setup() {
  if (process.env.TEST_DATABASE_URL) return undefined;
  const folder = makeCluster();
  // A machine that loses its power loses the tests too.
  const settings = { fsync: "off", full_page_writes: "off", autovacuum: "off", shared_buffers: "64MB" };
  const postgres = await startCluster(folder, { settings });
  process.env.TEST_DATABASE_URL = postgres.url;
  return async () => {
    await postgres.kill("SIGINT");
    removeCluster(folder);
  };
}
