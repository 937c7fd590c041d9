import type { StopOptions, VodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import type { FastifyInstance } from "fastify";
import fastifyPlugin from "fastify-plugin";
import { routePaths } from "./route-paths.js";

/** The options of {@link vodEvents}. */
export interface VodEventsPluginOptions {
  /** What `createVodEvents` returns. The plugin starts and stops it. */
  readonly vod: VodEvents;
  /** How `app.close()` stops it. */
  readonly stop?: StopOptions | undefined;
}

declare module "fastify" {
  interface FastifyInstance {
    /** The instance that the plugin `vodEvents` was registered with. */
    readonly vod: VodEvents;
  }
}

/**
 * The Fastify plugin: receives callbacks at the paths of the callback URLs, provides `app.vod`, starts it when the
 * application is ready, and stops it before the application closes. It takes each request over before any body
 * parser, so parsers neither read callbacks nor need a change.
 *
 * @throws Error when the context has a prefix, because the path of a request must be the path of the callback URL
 */
export const vodEvents = fastifyPlugin(register, {
  name: "@vod-events/fastify",
  fastify: "4.x || 5.x",
});

async function register(app: FastifyInstance, options: VodEventsPluginOptions): Promise<void> {
  const { vod, stop } = options;
  rejectPrefix(app.prefix);
  app.decorate("vod", vod);
  const handle = nodeHandler(vod);
  for (const path of routePaths(vod.callbackPaths)) {
    app.all(path, {
      async onRequest(request, reply) {
        reply.hijack();
        handle(request.raw, reply.raw);
      },
      handler() {},
    });
  }
  app.addHook("onReady", () => vod.start());
  app.addHook("preClose", async () => {
    await vod.stop(stop);
  });
}

function rejectPrefix(prefix: string): void {
  if (prefix === "") return;
  throw new Error(
    `@vod-events/fastify: registered below the prefix ${prefix}. ` +
      "Register it without a prefix. Its paths are those of callback.url.",
  );
}
