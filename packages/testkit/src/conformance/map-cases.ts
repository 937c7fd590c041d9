/** Makes a case of each check, under the name of the check. */
export function mapCases<Check, Case>(
  checks: Readonly<Record<string, Check>>,
  caseOf: (check: Check) => Case,
): Readonly<Record<string, Case>> {
  const entries = Object.entries(checks).map(([name, check]) => [name, caseOf(check)] as const);
  return Object.fromEntries(entries);
}
