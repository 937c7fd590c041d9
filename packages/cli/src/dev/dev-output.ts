import { formatPlan } from "../callback/format-plan.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import type { Delivery } from "../local/delivery.js";
import type { AppliedConfig } from "../local/local-cloud.js";
import { colorsFor } from "../output/pretty.js";
import { deliveryJson, deliveryLine } from "./format-delivery.js";
import { type Ready, readyText } from "./ready-text.js";
import type { QueueState } from "./watch-queues.js";

/** The output of a dev server. */
export interface DevOutput {
  ready(ready: Ready): void;
  delivery(delivery: Delivery): void;
  queue(state: QueueState): void;
  /** An applied change of the config. */
  applied(config: AppliedConfig): void;
}

/** Creates the output: lines of JSON, or text for people. `lost` is called when the output accepts no more text. */
export function devOutput(json: boolean, io: Io, lost: () => void): DevOutput {
  const print = (text: string) => io.stdout.write(text, (error) => error && lost());
  return json ? jsonOutput(print) : textOutput(print, io);
}

function jsonOutput(print: (text: string) => void): DevOutput {
  const line = (value: object) => print(`${printable(JSON.stringify(value))}\n`);
  return {
    ready: ({ clouds, variables, mode, forwardTo }) =>
      line({ kind: "ready", clouds, variables, mode, forwardTo: forwardTo?.href }),
    delivery: (delivery) => line(deliveryJson(delivery)),
    queue: (state) => line({ kind: "queue", ...state }),
    applied: ({ name, plan }) =>
      line({ kind: "config", provider: name, changes: plan?.changes.map(({ path }) => path) }),
  };
}

function textOutput(print: (text: string) => void, io: Io): DevOutput {
  const colors = colorsFor(io);
  return {
    ready: (ready) => print(readyText(ready, colors)),
    delivery: (delivery) => print(deliveryLine(delivery, colors)),
    queue({ provider, sent, pulled, confirmed }) {
      const counts = `${sent} sent, ${pulled} pulled, ${confirmed} confirmed`;
      print(`${printable(provider)} queue: ${counts}\n`);
    },
    applied({ plan }) {
      if (plan !== undefined) print(`The config has changed. ${formatPlan(plan, colors)}`);
    },
  };
}
