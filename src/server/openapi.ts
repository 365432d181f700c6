import * as z from "zod/mini";
import { IsoDate } from "../domain/isoDate.ts";
import { recordSchemas } from "../protocol/changes.ts";
import { commandBodies, commandNames } from "../protocol/commands.ts";
import { Health } from "../protocol/health.ts";
import { HistoryAnswer, HistoryQuery } from "../protocol/history.ts";
import {
  LinkAnswer,
  LinkInput,
  OfficeInput,
  PeopleAnswer,
  PersonInput,
  PersonReference,
  RatesAnswer,
  RatesInput,
  RemoveInput,
  StatedFigureInput,
  TargetInput,
} from "../protocol/officeData.ts";
import { PasswordCheck, PasswordInput, PasswordState, SignInByPassword } from "../protocol/password.ts";
import { PhotoProgress, photoTypes } from "../protocol/photos.ts";
import { QuarantineAnswer, QuarantineDecision, QuarantineQuery, QuarantineResults } from "../protocol/quarantine.ts";
import { RealisationAnswer, RealisationQuery } from "../protocol/realisation.ts";
import { Problem } from "../protocol/refusals.ts";
import {
  CodeAnswer,
  OwnDevicesAnswer,
  RedeemCode,
  RedeemLink,
  RevokeInput,
  Session,
  SetUpOffice,
} from "../protocol/session.ts";
import { PullAnswer, PushAnswer, PushRequest } from "../protocol/sync.ts";
import { exportFormats, exportNames, mediaTypes } from "./exports/exportRoute.ts";
import { cspReportTypes } from "./http/headers.ts";

type Route = {
  method: "get" | "head" | "post" | "put";
  path: string;
  summary: string;
  /** True where anybody may ask. */
  open?: true;
  query?: z.ZodMiniObject;
  request?: z.ZodMiniType;
  /** Where the request isn't JSON. */
  requestTypes?: readonly string[];
  /** Where the answer is another than 200, or 204 for an empty one. */
  statuses?: readonly number[];
  answer?: z.ZodMiniType;
  /** Where the answer isn't JSON, or empty. */
  answerTypes?: readonly string[];
  headers?: Record<string, { in: "request" | "answer"; description: string }>;
};

const progressHeaders = {
  "Upload-Offset": { in: "answer", description: "How many bytes of it are here" },
  "Upload-Complete": { in: "answer", description: "?1 where all of it is here, else ?0" },
} as const;

const ExportQuery = z.object({ from: z.optional(IsoDate), to: z.optional(IsoDate) });

const PullQuery = z.object({
  cursor: z.optional(z.string()),
  limit: z.optional(z.string()),
  epoch: z.optional(z.string()),
  deviceId: z.optional(z.string()),
});

const routes: readonly Route[] = [
  {
    method: "get",
    path: "/api/health",
    summary: "Whether the server is ready, which version it is, and how old its last backup",
    open: true,
    answer: Health,
  },
  {
    method: "post",
    path: "/api/csp-report",
    summary: "For browsers: what a page of the app wasn't let do by its policy",
    open: true,
    requestTypes: cspReportTypes,
  },
  { method: "get", path: "/api/openapi.json", summary: "This description", open: true, answer: z.unknown() },
  {
    method: "post",
    path: "/api/set-up",
    summary: "Make the office and its first admin on an empty server",
    open: true,
    request: SetUpOffice,
    answer: Session,
  },
  {
    method: "post",
    path: "/api/sign-in/link",
    summary: "Redeem a one-time link",
    open: true,
    request: RedeemLink,
    answer: Session,
  },
  {
    method: "post",
    path: "/api/sign-in/password",
    summary: "Sign in by password, as supervisors and admins can",
    open: true,
    request: SignInByPassword,
    answer: Session,
  },
  {
    method: "post",
    path: "/api/sign-in/code",
    summary: "Redeem a code that another device of the same person shows",
    open: true,
    request: RedeemCode,
    answer: Session,
  },
  { method: "post", path: "/api/sign-out", summary: "End this session" },
  { method: "get", path: "/api/session", summary: "Who is signed in", answer: Session },
  { method: "get", path: "/api/session/devices", summary: "Where one is signed in", answer: OwnDevicesAnswer },
  {
    method: "post",
    path: "/api/session/devices/revoke",
    summary: "Shut another device of one's own out",
    request: RevokeInput,
  },
  {
    method: "post",
    path: "/api/session/code",
    summary: "A code for another device of the same person, good for 10 minutes, once",
    answer: CodeAnswer,
  },
  {
    method: "get",
    path: "/api/session/password",
    summary: "What one signs in by, and what a new password takes",
    answer: PasswordState,
  },
  {
    method: "post",
    path: "/api/session/password",
    summary: "Set one's own password, or change it; other sessions of the person end",
    request: PasswordInput,
  },
  {
    method: "post",
    path: "/api/session/password-check",
    summary: "Give one's password again; it counts as fresh for 5 minutes",
    request: PasswordCheck,
  },
  {
    method: "post",
    path: "/api/sync/push",
    summary: "Send commands; gzip is accepted here",
    request: PushRequest,
    answer: PushAnswer,
  },
  {
    method: "get",
    path: "/api/sync/pull",
    summary: "Ask for changes since a cursor",
    query: PullQuery,
    answer: PullAnswer,
  },
  {
    method: "get",
    path: "/api/sync/events",
    summary: "Be told that there is something to pull",
    answerTypes: ["text/event-stream"],
  },
  {
    method: "put",
    path: "/api/photos/{sha256}",
    summary: "Send a photo or a document under the hash of its bytes, whole or from where it broke off",
    requestTypes: Object.keys(photoTypes),
    statuses: [200, 201, 202],
    answer: PhotoProgress,
    headers: {
      "Content-Range": { in: "request", description: "bytes FIRST-LAST/ALL of a stretch; bytes */ALL only asks" },
      ...progressHeaders,
    },
  },
  {
    method: "head",
    path: "/api/photos/{sha256}",
    summary: "How much of a photo is here",
    statuses: [200],
    headers: progressHeaders,
  },
  {
    method: "get",
    path: "/api/photos/{sha256}",
    summary: "A photo or a document, as a file to save",
    answerTypes: Object.keys(photoTypes),
  },
  {
    method: "get",
    path: "/api/realisation",
    summary: "A year's realised exports against its target",
    query: RealisationQuery,
    answer: RealisationAnswer,
  },
  {
    method: "get",
    path: "/api/data/people",
    summary: "The people of the office with their devices",
    answer: PeopleAnswer,
  },
  {
    method: "post",
    path: "/api/data/people",
    summary: "Add a person, or change them",
    request: PersonInput,
  },
  {
    method: "post",
    path: "/api/data/people/disable",
    summary: "Disable a person; what their devices still hold goes to the quarantine",
    request: PersonReference,
  },
  { method: "post", path: "/api/data/people/enable", summary: "Enable a person again", request: PersonReference },
  { method: "post", path: "/api/data/devices/revoke", summary: "Shut a device out", request: RevokeInput },
  {
    method: "get",
    path: "/api/data/quarantine",
    summary: "What disabled people's devices sent",
    query: QuarantineQuery,
    answer: QuarantineAnswer,
  },
  {
    method: "post",
    path: "/api/data/quarantine",
    summary: "Accept what is in the quarantine, or decline it with a reason",
    request: QuarantineDecision,
    answer: QuarantineResults,
  },
  {
    method: "post",
    path: "/api/data/links",
    summary: "A fresh one-time sign-in link for a person",
    request: LinkInput,
    answer: LinkAnswer,
  },
  {
    method: "post",
    path: "/api/data/targets",
    summary: "Add the target of a year, or change it",
    request: TargetInput,
  },
  {
    method: "post",
    path: "/api/data/stated-figures",
    summary: "Add the published total of a year, or change it",
    request: StatedFigureInput,
  },
  {
    method: "post",
    path: "/api/data/rates",
    summary: "Add or change exchange rates, all or none",
    request: RatesInput,
    answer: RatesAnswer,
  },
  {
    method: "post",
    path: "/api/data/remove",
    summary: "Remove a target, a published total or a rate",
    request: RemoveInput,
  },
  {
    method: "post",
    path: "/api/data/office",
    summary: "Change the office's settings",
    request: OfficeInput,
  },
  {
    method: "get",
    path: "/api/data/history",
    summary: "Who changed what of the office's data, newest first",
    query: HistoryQuery,
    answer: HistoryAnswer,
  },
  {
    method: "get",
    path: "/api/data/history.csv",
    summary: "All of it, oldest first; the hash in the last row is the head of the chain",
    answerTypes: [mediaTypes.csv],
  },
  ...exportNames.flatMap((name) =>
    exportFormats.map(
      (format): Route => ({
        method: "get",
        path: `/api/export/${name}.${format}`,
        summary: `What the person may see of ${name}, as ${format}`,
        query: ExportQuery,
        answerTypes: [mediaTypes[format]],
      }),
    ),
  ),
];

let description: unknown;

/** The API in OpenAPI 3.1, from the schemas that check it. */
export function describeApi(): unknown {
  description ??= {
    openapi: "3.1.0",
    info: {
      title: "Jejak Ekspor",
      version: "1",
      description:
        "Writes need X-Jejak-Ekspor: 1 and Content-Type: application/json (photos: their type). A command's body is described by the schema of its name.",
    },
    paths: describePaths(),
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: "__Host-sid" } },
      schemas: {
        Problem: toSchema(Problem),
        ...Object.fromEntries(commandNames.map((name) => [name, toSchema(commandBodies[name])])),
        ...Object.fromEntries(
          Object.entries(recordSchemas).map(([kind, schema]) => [`record.${kind}`, toSchema(schema)]),
        ),
      },
    },
  };
  return description;
}

function describePaths(): Record<string, Record<string, unknown>> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: describeRoute(route) };
  return paths;
}

function describeRoute(route: Route): unknown {
  const { path, summary, open, query, request, requestTypes, answer, answerTypes, headers = {} } = route;
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({ name, in: "path", required: true, schema: hash })),
    ...Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
      name,
      in: "query",
      schema: toSchema(schema as z.ZodMiniType),
    })),
    ...Object.entries(headers)
      .filter(([, header]) => header.in === "request")
      .map(([name, { description }]) => ({ name, in: "header", description, schema: { type: "string" } })),
  ];
  const content = answer
    ? { "application/json": { schema: toSchema(answer) } }
    : answerTypes && Object.fromEntries(answerTypes.map((type) => [type, {}]));
  const told = Object.entries(headers).filter(([, header]) => header.in === "answer");
  const done = {
    description: "Done",
    ...(content && { content }),
    ...(told.length > 0 && {
      headers: Object.fromEntries(
        told.map(([name, { description }]) => [name, { description, schema: { type: "string" } }]),
      ),
    }),
  };
  const sent = request
    ? { "application/json": { schema: toSchema(request) } }
    : requestTypes && Object.fromEntries(requestTypes.map((type) => [type, {}]));
  const statuses = route.statuses ?? [content ? 200 : 204];
  return {
    summary,
    security: open ? [] : [{ session: [] }],
    ...(parameters.length > 0 && { parameters }),
    ...(sent && { requestBody: { required: true, content: sent } }),
    responses: {
      ...Object.fromEntries(statuses.map((status) => [status, done])),
      default: {
        description: "A problem",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

/** Of a photo's bytes: its address. */
const hash = { type: "string", pattern: "^[0-9a-f]{64}$" };

function toSchema(schema: z.ZodMiniType): unknown {
  return z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
}
