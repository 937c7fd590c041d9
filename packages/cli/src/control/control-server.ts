import type { ServerResponse } from "node:http";
import { equalSecrets } from "@vod-events/core/provider";
import type { ReceivedRequest } from "../local/received-request.js";
import { runStories, type StoryOptions } from "../story/run-stories.js";
import type { Stage } from "../story/stage.js";
import { controlPaths } from "./control-paths.js";
import { resend } from "./resend.js";

/** Serves the requests of other commands to a dev server. Any other request gets status 404. */
export async function serveControl(
  { target, body, headers, signal }: ReceivedRequest,
  response: ServerResponse,
  stage: Stage,
  token: string,
): Promise<void> {
  if (!equalSecrets(headers.authorization ?? "", `Bearer ${token}`)) {
    response.writeHead(404).end();
    return;
  }
  const content = body.byteLength === 0 ? {} : JSON.parse(body.toString());
  switch (target) {
    case controlPaths.status: {
      const clouds = stage.running.map(({ name }) => name);
      response.writeHead(200).end(JSON.stringify({ clouds, mode: stage.mode }));
      return;
    }
    case controlPaths.resend: {
      const resent = await resend(content.id, stage);
      response.writeHead(resent === undefined ? 404 : 200).end(JSON.stringify({ resent }));
      return;
    }
    case controlPaths.publish: {
      const local = stage.running.find(({ name }) => name === content.provider);
      await local?.cloud.publish(content.event);
      response.writeHead(local === undefined ? 404 : 200).end();
      return;
    }
    case controlPaths.stories:
      return serveStories(content, response, stage, signal);
    default:
      response.writeHead(404).end();
  }
}

/** Plays stories and responds with a line of JSON for each progress, and one for the result. */
async function serveStories(
  options: StoryOptions,
  response: ServerResponse,
  stage: Stage,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(200).flushHeaders();
  const line = (value: object) => response.write(`${JSON.stringify(value)}\n`);
  const summary = await runStories(options, stage, signal, (progress) => line({ progress }));
  line({ summary });
  response.end();
}
