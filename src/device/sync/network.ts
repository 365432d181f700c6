/** What came back. `unreachable` covers no connection, a cut one and a time-out: nothing is known of the request. */
export type NetworkAnswer =
  | {
      kind: "answer";
      status: number;
      /** Media type without parameters, lower case; "" where none was sent. */
      mediaType: string;
      text: string;
      retryAfterSeconds?: number | undefined;
    }
  | { kind: "unreachable" };

/** The way to the server. Given as a parameter, so that a simulation can lose, double and reorder. */
export type Network = {
  get(path: string): Promise<NetworkAnswer>;
  /** Sends JSON text; the implementation may compress it. */
  post(path: string, json: string): Promise<NetworkAnswer>;
};
