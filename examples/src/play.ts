import type { VodEvent } from "@vod-events/core";
import pc from "picocolors";
import { type Application, startApplication } from "./application.js";
import { describeEvent } from "./describe.js";
import { type Run, startCloud } from "./runs.js";

const timeoutMs = 10_000;

/**
 * Runs the application with one cloud while a customer uploads a video. Resolves to the events that its handlers
 * received. Rejects when events are missing after 10 seconds.
 */
export async function play(run: Run): Promise<readonly VodEvent[]> {
  const { cloud, config, close } = await startCloud(run);
  const events: VodEvent[] = [];
  const began = performance.now();
  let application: Application | undefined;
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(missing(run, events))), timeoutMs);
      const finish = () => {
        clearTimeout(timer);
        resolve();
      };
      const onEvent = (event: VodEvent) => {
        events.push(event);
        printEvent(event, performance.now() - began);
        if (missing(run, events) === "") finish();
      };
      (async () => {
        application = await startApplication(config, onEvent);
        printChanges(application);
        const { mediaId } = await cloud.upload({ name: "harbour.mp4" });
        await cloud.transcode(
          mediaId,
          config.provider === "mux" ? { presets: ["720p", "360p"] } : {},
        );
        await cloud.thumbnail(mediaId);
      })().catch(reject);
    });
  } finally {
    await application?.stop();
    await close();
  }
  return events;
}

/** Formats the missing events; empty when there are none. */
function missing({ expected }: Run, events: readonly VodEvent[]): string {
  return Object.entries(expected)
    .map(([type, count]) => [type, count - events.filter((e) => e.type === type).length] as const)
    .filter(([, left]) => left > 0)
    .map(([type, left]) => `${left} × ${type} missing`)
    .join(", ");
}

function printChanges({ plan }: Application): void {
  console.log(pc.dim("  the application applies its callback config to the cloud"));
  for (const { path, from, to } of plan.changes) {
    console.log(`    ${path.padEnd(29)} ${pc.dim(`${from} →`)} ${to}`);
  }
  console.log(pc.dim("  a customer uploads a video, transcodes it and creates thumbnails"));
}

function printEvent(event: VodEvent, milliseconds: number): void {
  const time = `+${(milliseconds / 1000).toFixed(2)} s`;
  console.log(`    ${pc.dim(time)}  ${pc.green(event.type.padEnd(18))} ${describeEvent(event)}`);
}
