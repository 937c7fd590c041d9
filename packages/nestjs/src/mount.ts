import type { ServerResponse } from "node:http";
import type { AbstractHttpAdapter } from "@nestjs/core";
import type { VodEvents } from "@vod-events/core";
import { type NodeHandler, type NodeRequest, nodeHandler } from "@vod-events/core/http";
import { routePaths } from "./fastify-route-paths.js";

/**
 * Mounts the receiver before the body parsers, when the application has none yet.
 *
 * @throws Error when the platform is neither Express nor Fastify
 */
export function mount(adapter: AbstractHttpAdapter, vod: VodEvents): void {
  const platform = adapter.getType();
  const handle = nodeHandler(vod);
  if (platform === "express") mountOnExpress(adapter, vod.callbackPaths, handle);
  else if (platform === "fastify") mountOnFastify(adapter.getInstance(), vod.callbackPaths, handle);
  else if (platform !== "") {
    throw new Error(
      `@vod-events/nestjs: the platform ${platform} is not supported. Use express or fastify.`,
    );
  }
}

type ExpressRequest = NodeRequest & { readonly path: string };

function mountOnExpress(
  adapter: AbstractHttpAdapter,
  paths: readonly string[],
  handle: NodeHandler,
): void {
  adapter.use((request: ExpressRequest, response: ServerResponse, next: () => void) => {
    if (paths.includes(request.path)) handle(request, response);
    else next();
  });
}

/** The part of a Fastify application that the module uses. */
interface FastifyLike {
  all(
    path: string,
    options: {
      onRequest(request: { raw: NodeRequest }, reply: FastifyReplyLike): Promise<void>;
      handler(): void;
    },
  ): unknown;
}

interface FastifyReplyLike {
  readonly raw: ServerResponse;
  hijack(): unknown;
}

function mountOnFastify(app: FastifyLike, paths: readonly string[], handle: NodeHandler): void {
  for (const path of routePaths(paths)) {
    app.all(path, {
      async onRequest(request, reply) {
        reply.hijack();
        handle(request.raw, reply.raw);
      },
      handler() {},
    });
  }
}
