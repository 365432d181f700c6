import type { Health } from "../../protocol/health.ts";
import type { AppContext, RouteParts } from "./environment.ts";

/** `GET /api/health`: 200 where the database answers, 503 where it doesn't; for monitors and balancers. */
export function healthRoute({ database, clock, version, lastBackupAt }: RouteParts) {
  return async (context: AppContext): Promise<Response> => {
    await database.read((snapshot) => snapshot.selectFrom("office").select("id").limit(1).execute());
    const madeAt = lastBackupAt();
    const health: Health = {
      status: "ready",
      version,
      database: database.dialect,
      lastBackupAgeHours: madeAt === undefined ? null : Math.max(0, Math.round((clock() - madeAt) / 360_000) / 10),
    };
    return context.json(health);
  };
}
