import { connect } from "@nats-io/transport-node";
import type { Inbox, InboxAdmin } from "@vod-events/core/inbox";
import { natsInbox } from "@vod-events/nats";
import { postgresInbox } from "@vod-events/postgres";
import { sqliteInbox } from "@vod-events/sqlite";
import pg from "pg";

/** Where the data of an inbox is that several processes share. It is passed to them as JSON. */
export type InboxAddress =
  | { readonly engine: "sqlite"; readonly file: string }
  | { readonly engine: "postgres"; readonly url: string; readonly schema: string }
  | { readonly engine: "nats"; readonly servers: string; readonly name: string };

/** An inbox of this process. */
export interface OpenedInbox {
  readonly inbox: Inbox & { readonly admin: InboxAdmin };
  /** Ends its connections. */
  close(): Promise<void>;
}

/** Opens the inbox at an address; `worker`: whether this process handles events. */
export async function openInbox(address: InboxAddress, worker: boolean): Promise<OpenedInbox> {
  switch (address.engine) {
    case "sqlite":
      return { inbox: sqliteInbox(address.file, { worker }), close: async () => {} };
    case "postgres": {
      const pool = new pg.Pool({ connectionString: address.url });
      const inbox = postgresInbox({ pool, schema: address.schema, worker });
      return { inbox, close: () => pool.end() };
    }
    case "nats": {
      const connection = await connect({ servers: address.servers });
      const inbox = natsInbox({ connection, name: address.name, worker });
      return { inbox, close: () => connection.drain() };
    }
  }
}
