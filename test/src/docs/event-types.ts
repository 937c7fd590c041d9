import { knownEventTypes, type VodEventType } from "@vod-events/core";
import type { EventSupport, Provider } from "@vod-events/core/provider";
import { annotatedJson } from "./annotated-json.js";
import { declarationsOf, eventDeclaration, fieldsTable } from "./event-declarations.js";
import { eventSample } from "./event-samples.js";
import { fieldSources } from "./field-sources.js";
import { providers } from "./providers.js";
import { table } from "./table.js";

const types: readonly VodEventType[] = [...knownEventTypes, "unknown"];

/** The table of all event types, with links to their sections. */
export function eventList(): string {
  const rows = types.map((type) => [
    `[\`${type}\`](event-reference.md#${type.replaceAll(".", "")})`,
    declarationsOf(type).event?.description ?? "",
  ]);
  return table(["Event type", "Meaning"], rows);
}

/** The table of the event types that clouds send, with how each cloud supports them. */
export function eventSupport(): string {
  const rows = knownEventTypes
    .map((type) => ({
      type,
      support: providers.map(({ capabilities }) => capabilities.events[type]),
    }))
    .filter(({ support }) => support.some(isSent))
    .map(({ type, support }) => [
      `\`${type}\``,
      ...support.map((each) => (isSent(each) ? `\`${each}\`` : "–")),
    ]);
  const heads = providers.map(({ id }) => `[${id}](adapters/${id}.md#events)`);
  return table(["Event type", ...heads], rows);
}

function isSent(support: EventSupport | undefined): support is "switchable" | "always" {
  return support !== undefined && support !== "never";
}

/** A section for each event type: its meaning, fields, native types and samples. */
export function eventSections(): string {
  return types
    .map((type) => {
      const { event, data } = declarationsOf(type);
      const senders = sentBy(type);
      return [
        `## \`${type}\``,
        event?.description ?? "",
        ...(data && data.members.length > 0 ? [fieldsTable(data)] : []),
        ...(senders.length > 0 ? [nativeTypes(senders, type)] : []),
        ...senders.flatMap((provider) => sampleOf(provider, type)),
      ].join("\n\n");
    })
    .join("\n\n");
}

function sentBy(type: VodEventType): readonly Provider[] {
  return providers.filter((provider) => nativeTypesOf(provider, type).length > 0);
}

function nativeTypesOf({ nativeEvents = {} }: Provider, type: VodEventType) {
  return Object.entries(nativeEvents).filter(([, { events }]) =>
    events.some((event) => event === type),
  );
}

function nativeTypes(senders: readonly Provider[], type: VodEventType): string {
  const rows = senders.map((provider) => [
    `[${provider.id}](adapters/${provider.id}.md#events)`,
    nativeTypesOf(provider, type)
      .map(([name, { documentation }]) => `[\`${name}\`](${documentation})`)
      .join(", "),
  ]);
  return table(["Cloud", "Native types"], rows);
}

function sampleOf(provider: Provider, type: VodEventType): readonly string[] {
  const found = eventSample(provider.id, type);
  if (found === undefined) throw new Error(`${provider.id} has no sample of ${type}.`);
  const fields = eventDeclaration("VodEventBase").members.map(({ name }) => name);
  const place = ([name]: [string, unknown]) => fields.indexOf(name);
  const ordered = Object.entries(found.event).toSorted((a, b) => place(a) - place(b));
  const sources = fieldSources(provider, found);
  const json = annotatedJson(Object.fromEntries(ordered), sources, new Set(["native.payload"]));
  return [
    `<details>\n<summary>${provider.id}: <code>${found.sample.nativeType}</code></summary>`,
    `\`\`\`jsonc\n${json}\n\`\`\``,
    "</details>",
  ];
}
