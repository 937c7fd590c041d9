import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Server } from "node:net";
import { postgresStore } from "@vod-events/postgres";
import pg from "pg";
import { newEntry } from "./new-entry.js";

describe("PostgreSQL store: a server that ends a connection at once", () => {
  let server: Server;
  let pool: pg.Pool;
  beforeEach(async () => {
    server = createServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () => socket.end(Buffer.concat([authenticated, ready, terminated])));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    pool = new pg.Pool({ connectionString: `postgres://user@127.0.0.1:${port}/database` });
    pool.on("error", () => {});
  });
  afterEach(async () => {
    await pool.end();
    server.close();
  });

  it("rejects calls, and does not end the process", async () => {
    const store = postgresStore({ pool });
    await store.subscribe?.(() => {});
    for (let calls = 0; calls < 5; calls += 1) {
      await assert.rejects(store.put([newEntry("a")]), { code: "inbox_unavailable" });
    }
    await store.close();
  });
});

/**
 * Messages of the server. They arrive together.
 *
 * @see https://www.postgresql.org/docs/current/protocol-message-formats.html
 */
const authenticated = message("R", Buffer.alloc(4));
const ready = message("Z", Buffer.from("I"));
const terminated = message("E", Buffer.from("SFATAL\0C57P01\0Mterminating connection\0\0"));

function message(type: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(type), length, content]);
}
