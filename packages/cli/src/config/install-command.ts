/** Returns the command that installs an adapter. Quotes only names that look like one: other text may be a secret. */
export function installCommand(name = ""): string {
  const isName = /^[a-z][a-z-]{0,30}$/.test(name);
  return `npm install @vod-events/${isName ? name : "<name>"}`;
}
