import { english, type TextName } from "./text-en.js";
import { chinese } from "./text-zh.js";

export type { TextName } from "./text-en.js";

/** The languages of the page, as in the `lang` of its document. */
export type Language = "en" | "zh-CN";

/** Returns the language of the document. */
export function language(): Language {
  return document.documentElement.lang.startsWith("zh") ? "zh-CN" : "en";
}

/** Returns a text in the language of the document, with its values filled in. */
export function t(name: TextName, values: Readonly<Record<string, string | number>> = {}): string {
  const text: string = (language() === "en" ? english : chinese)[name];
  return text.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ""));
}

/** Formats a number. */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(language()).format(value);
}

/** Formats a time of the day, with milliseconds. */
export function formatTime(at: number): string {
  return new Intl.DateTimeFormat(language(), {
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
    fractionalSecondDigits: 3,
  }).format(at);
}

/** Formats a date and a time. */
export function formatDate(at: number): string {
  return new Intl.DateTimeFormat(language(), {
    ...{ year: "numeric", month: "short", day: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  }).format(at);
}

/** Formats a date of this year and a time. */
export function formatShortDate(at: number): string {
  return new Intl.DateTimeFormat(language(), {
    ...{ month: "short", day: "numeric" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" },
  }).format(at);
}

/** Formats a duration. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 120_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${Math.round(milliseconds / 60_000)} min`;
}

/** Formats a size in bytes. */
export function formatBytes(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} KiB`;
}
