import { type Language, language } from "./translate.js";

/** The user's choices. They are kept in the browser. */
const keys = { language: "vod-inspector-language", theme: "vod-inspector-theme" } as const;

/** Applies the stored choices to the document. */
export function applyPreferences(): void {
  const chosen = read(keys.language);
  if (chosen === "en" || chosen === "zh-CN") document.documentElement.lang = chosen;
  const theme = read(keys.theme);
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
}

/** Switches to the other language. */
export function switchLanguage(): void {
  const next: Language = language() === "en" ? "zh-CN" : "en";
  document.documentElement.lang = next;
  write(keys.language, next);
}

/** Switches between light and dark. */
export function switchTheme(): void {
  const { dataset } = document.documentElement;
  const prefersDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const isDark = dataset.theme === undefined ? prefersDark : dataset.theme === "dark";
  dataset.theme = isDark ? "light" : "dark";
  write(keys.theme, dataset.theme);
}

function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** A browser that stores nothing forgets the choice. */
function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {}
}
