/** The receiver in the files of a Next.js application, without Next.js: a server that calls them as it does. */
import { serve } from "@hono/node-server";
import { register } from "../next/instrumentation.js";
import { POST } from "../next/route.js";

const { env } = process;
env.NEXT_RUNTIME = "nodejs";
await register();
serve({ fetch: POST, port: Number(env.PORT ?? 3000) });
