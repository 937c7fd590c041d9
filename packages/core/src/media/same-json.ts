/** Tells whether two JSON values are equal. Equal parts are often the same object. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  if (left === null || right === null) return false;
  const [names, others] = [Object.keys(left), Object.keys(right)];
  return (
    names.length === others.length &&
    names.every(
      (name) =>
        Object.hasOwn(right, name) && sameJson((left as Members)[name], (right as Members)[name]),
    )
  );
}

type Members = Readonly<Record<string, unknown>>;
