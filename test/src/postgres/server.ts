import { type Server, startServer } from "@vod-events/postgres-server";

let started: Promise<Server> | undefined;

/** Returns the URL of the server of the tests. The first call starts it, unless `DATABASE_URL` names one. */
export async function serverUrl(): Promise<string> {
  // The tests end no server by accident, so a flush to the disk is not needed.
  started ??= startServer(["fsync=off"]);
  return (await started).url;
}

after("stop PostgreSQL", async () => {
  await (await started)?.stop();
});
