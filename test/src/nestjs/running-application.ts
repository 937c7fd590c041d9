import type { INestApplication, Type } from "@nestjs/common";
import { fakeClock } from "@vod-events/testkit";
import { acme, acmeRequest } from "../core/acme.js";
import { pushConfig } from "../core/application.js";
import { send } from "../mounts/send.js";
import type { Framework, Platform } from "./framework.js";

/** The options of a module for the made-up cloud, on a fake clock; waits have no jitter. */
export function acmeOptions(url = pushConfig.url) {
  return {
    provider: "acme",
    providers: { acme: () => acme() },
    callback: { ...pushConfig, url },
    clock: fakeClock(),
    random: () => 0.999,
  };
}

/** Starts an application on a free port of 127.0.0.1. */
export async function startApplication(
  framework: Framework,
  platform: Platform,
  module: Type,
  prepare: (app: INestApplication) => void = () => {},
): Promise<INestApplication> {
  const app = await framework.createApplication(module, framework.adapter(platform));
  prepare(app);
  await app.listen(0, "127.0.0.1");
  return app;
}

/** Sends a signed callback with a JSON content type; resolves to the status. */
export async function sendUpload(
  app: INestApplication,
  mediaId: string,
  path = "/hooks/acme",
): Promise<number | undefined> {
  const { headers, body } = acmeRequest({ uploads: [mediaId] });
  const { status } = await send(`${await app.getUrl()}${path}`, {
    headers: { ...headers, "content-type": "application/json" },
    body: String(body),
  });
  return status;
}
