import { randomUUID } from "node:crypto";
import { type Clock, type Inbox, systemClock, VodError, type VodEvents } from "@vod-events/core";
import { rejectUnknownOptions } from "@vod-events/core/provider";
import { recordMedia } from "../recording/record-media.js";
import { record } from "../recording/recorder.js";
import { refusal } from "../server/answers.js";
import type { InspectorContext, ReplayTargets } from "../server/context.js";
import { handle } from "../server/handle.js";
import { type InspectorNodeHandler, nodeBridge } from "../server/node-bridge.js";

/** The options of {@link inspector}. */
export interface InspectorOptions {
  /** The inbox of the application, which the page lists and redrives. Default: the page shows no inbox. */
  readonly inbox?: Pick<Inbox, "admin"> | undefined;
  /** The path that the handler is mounted at, such as `/inspector`. Default: the root. */
  readonly path?: string | undefined;
  /** The memory for recorded deliveries. The oldest are dropped. Default 32 MiB. */
  readonly maxBytes?: number | undefined;
  /** Where a delivery may be replayed to. Default `local`: this machine. */
  readonly replay?: ReplayTargets | undefined;
  /** Default: the system clock. */
  readonly clock?: Clock | undefined;
}

/** The inspector of an application. */
export interface Inspector {
  /** Answers the page's requests on `node:http` and the frameworks on it. */
  readonly node: InspectorNodeHandler;
  /** Answers the page's requests on the Fetch API. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** Ends the recording and the open streams. */
  close(): void;
}

/** The number of deliveries, attempts and changes of media states that are recorded. */
const maxFacts = 20_000;

/**
 * Creates the inspector of an application: it records the deliveries from now on, and its handlers serve a page that
 * shows them. The page shows payloads and signed URLs, and retries and replays events: mount it behind the
 * application's authentication.
 *
 * @throws VodError `config_invalid` for invalid options
 */
export function inspector(
  vod: Pick<VodEvents, "tap" | "diagnostics" | "explain" | "media">,
  options: InspectorOptions = {},
): Inspector {
  rejectUnknownOptions("inspector", options, ["inbox", "path", "maxBytes", "replay", "clock"]);
  const { clock = systemClock, replay = "local", maxBytes = 32 * 2 ** 20 } = options;
  const mount = mountOf(options.path ?? "/");
  if (!(maxBytes > 0)) throw invalid("maxBytes: must be a number above 0");
  if (!["local", "any", "none"].includes(replay)) {
    throw invalid('replay: must be "local", "any" or "none"');
  }
  const { log, end } = record(vod, { facts: maxFacts, bytes: maxBytes }, () => clock.now());
  const media = vod.media.enabled ? vod.media : undefined;
  const endMedia = media && recordMedia(media, log, () => clock.now());
  const ending = new AbortController();
  const context: InspectorContext = {
    ...{ vod, log, replay, epoch: randomUUID() },
    ...{ admin: options.inbox?.admin, media },
    ending: ending.signal,
  };
  const answer = async (request: Request) => {
    try {
      return await handle(request, mount, context);
    } catch (error) {
      const reason = error instanceof VodError ? error.message : "An unexpected error occurred.";
      return refusal(500, reason);
    }
  };
  return {
    node: nodeBridge(answer),
    fetch: answer,
    close() {
      end();
      endMedia?.();
      ending.abort();
    },
  };
}

/** Returns a path without a slash at its end. */
function mountOf(path: string): string {
  if (!/^\/[^?#]*$/.test(path)) throw invalid('path: must begin with "/"');
  return path.replace(/\/+$/, "");
}

function invalid(problem: string): VodError {
  return new VodError("config_invalid", `inspector.${problem}`);
}
