import { currentKey } from "@vod-events/core";
import { loadConfiguration, selectedProvider } from "../config/configuration.js";
import { type ExitCode, reportNote, usage } from "../io/failure.js";
import { interruptionOf } from "../io/interruption.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { curlCommand } from "./curl.js";
import { formatResult } from "./format-result.js";
import { listEvents } from "./list-events.js";
import { makeDeliveries, type TriggeredDelivery } from "./make-deliveries.js";
import type { TriggerOptions } from "./options.js";
import { reportProblems } from "./problems.js";
import { publishInCloud } from "./publish-in-cloud.js";
import { type DeliveryResult, sendDelivery } from "./send-delivery.js";
import { chooseTarget } from "./target.js";

/**
 * Sends signed sample deliveries and prints the response to each.
 *
 * @returns 1 when a delivery was not acknowledged
 * @throws CommandFailure for an unknown event, or a target that is not this machine
 */
export async function trigger(options: TriggerOptions, io: Io): Promise<ExitCode> {
  const { options: config } = await loadConfiguration(options.config, io);
  if (options.list) return listEvents(options, config, io);
  const { event } = options;
  if (event === undefined) {
    throw usage("name an event; --list shows all");
  }
  const name = selectedProvider(options.provider, config);
  const provider = config.providers[name]?.();
  if (provider === undefined) throw usage("the provider has no adapter");
  if (options.dev) return publishInCloud({ provider, name, event, options }, io);
  const target = chooseTarget(options, config.callback.url, name);
  const key = currentKey(config.callback.signing, { provider, name });
  if (key === undefined && !options.badSignature) {
    reportNote(io.stderr, "no signing key is configured, so the delivery is unsigned");
  }
  const deliveries = makeDeliveries({ provider, event, options, target, key }, io);
  return options.dryRun
    ? printRequests(deliveries, options, io)
    : sendAll(deliveries, target.url, options, io);
}

async function printRequests(
  deliveries: AsyncIterable<TriggeredDelivery>,
  { json }: TriggerOptions,
  io: Io,
): Promise<ExitCode> {
  for await (const { request } of deliveries) {
    const text = json ? printable(JSON.stringify(request)) : curlCommand(request);
    io.stdout.write(`${text}\n`);
  }
  return 0;
}

async function sendAll(
  deliveries: AsyncIterable<TriggeredDelivery>,
  url: string,
  options: TriggerOptions,
  io: Io,
): Promise<ExitCode> {
  const results: DeliveryResult[] = [];
  const interrupted = interruptionOf(io);
  for await (const delivery of deliveries) {
    const send = () => sendDelivery(delivery.request, interrupted);
    const result = await withSpinner(io, "waiting for the response", send);
    results.push(result);
    io.stdout.write(formatResult(delivery, result, options.json ?? false, io));
    if (result.status === undefined || interrupted.aborted) break;
  }
  return reportProblems(results, { url, flaw: flawOf(options) }, io);
}

function flawOf({ badSignature, late }: TriggerOptions) {
  if (badSignature) return "wrong key";
  return late === undefined ? undefined : "old signature";
}
