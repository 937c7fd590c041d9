/** Returns the path of an English page in the site. */
export function routeOf(path: string): string {
  if (path === "README.md") return "overview.html";
  return path
    .replace(/^docs\//, "")
    .replace(/(^|\/)index\.md$/, "$1")
    .replace(/^(decisions|api)\/README\.md$/, "$1/")
    .replace(/\/README\.md$/, ".md")
    .replace(/^[A-Z]+\.md$/, (name) => name.toLowerCase())
    .replace(/\.md$/, ".html");
}
