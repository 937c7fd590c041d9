import { readFile } from "node:fs/promises";
import { answer } from "./answers.js";
import type { InspectorContext } from "./context.js";

const manifest = import.meta.resolve("@vod-events/inspector/package.json");

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#4f46e5"/>
<path d="M8 10l6 6-6 6M17 22h8" fill="none" stroke="#fff" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/></svg>`;

/** The style sheets in their order: a later rule precedes an earlier one. */
const styles = ["base", "bar", "list", "detail", "steps", "media", "compare", "dialogs", "narrow"];

function readStyle(name: string): Promise<string> {
  return readFile(new URL(`src/page/styles/${name}.css`, manifest), "utf8");
}

/** The files of the page by name. */
const files: Readonly<Record<string, () => Promise<Response>>> = {
  "page.js": async () =>
    answer(await readFile(new URL(import.meta.resolve("#page")), "utf8"), "text/javascript"),
  "page.css": async () => answer((await Promise.all(styles.map(readStyle))).join("\n"), "text/css"),
  "icon.svg": async () => answer(icon, "image/svg+xml"),
};

/** Returns a file of the page; `undefined` for an unknown name. */
export function pageFile(name: string): Promise<Response> | undefined {
  return Object.hasOwn(files, name) ? files[name]?.() : undefined;
}

/** Returns the page in the language that the browser prefers. */
export function page(request: Request, { admin, media, replay }: InspectorContext): Response {
  const chinese = prefersChinese(request.headers.get("accept-language") ?? "");
  return answer(
    `<!doctype html>
<html lang="${chinese ? "zh-CN" : "en"}" data-inbox="${admin !== undefined}" data-media="${media !== undefined}" data-replay="${replay}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>vod-events inspector</title>
<link rel="icon" href="icon.svg">
<link rel="stylesheet" href="page.css">
<script type="module" src="page.js"></script>
</head>
<body><noscript>This page needs JavaScript. 此页面需要 JavaScript。</noscript></body>
</html>
`,
    "text/html; charset=utf-8",
  );
}

/** Tells whether Chinese comes before English in an `Accept-Language`. */
function prefersChinese(header: string): boolean {
  const ranges = header.split(",").map((part) => {
    const [tag = "", quality = ""] = part.trim().split(/;\s*q=/);
    return { tag, quality: quality === "" ? 1 : Number(quality) };
  });
  const best = (pattern: RegExp) =>
    Math.max(0, ...ranges.filter(({ tag }) => pattern.test(tag)).map(({ quality }) => quality));
  return best(/^zh\b/i) > best(/^en\b/i);
}
