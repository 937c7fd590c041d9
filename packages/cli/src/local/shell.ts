/** The forms in which environment variables are printed. */
export const shells = ["sh", "fish", "powershell", "dotenv"] as const;

/** How environment variables are printed. */
export type Shell = (typeof shells)[number];

/** Formats variables as lines to paste into a shell or a file. */
export function variableLines(
  variables: Readonly<Record<string, string>>,
  shell: Shell,
): readonly string[] {
  return Object.entries(variables).map(([name, value]) => line(name, value, shell));
}

function line(name: string, value: string, shell: Shell): string {
  switch (shell) {
    case "sh":
      return `export ${name}='${value.replaceAll("'", "'\\''")}'`;
    case "fish":
      return `set -gx ${name} '${value.replaceAll(/['\\]/g, "\\$&")}'`;
    case "powershell":
      return `$env:${name} = '${value.replaceAll("'", "''")}'`;
    case "dotenv":
      return `${name}='${value}'`;
  }
}
