import type { ApiRequest } from "./http-server.js";

/** The action of a request, and the ids in its path. */
export interface MatchedAction<Action> {
  readonly action: Action;
  /** The first id, such as that of an asset; empty when the path has none. */
  readonly id: string;
  /** The second id, such as that of a track; empty when the path has none. */
  readonly partId: string;
}

/**
 * Returns the action of a request: a method and a path, such as `GET /v2/tasks/{taskId}`. The query is ignored.
 * `undefined` when there is none.
 */
export function matchAction<Action extends string>(
  actions: readonly Action[],
  { method, target }: Pick<ApiRequest, "method" | "target">,
): MatchedAction<Action> | undefined {
  const [path = ""] = target.split("?");
  const given = `${method} ${path}`.split("/");
  const action = actions.find((name) => {
    const parts = name.split("/");
    return parts.length === given.length && parts.every((part, at) => matches(part, given[at]));
  });
  if (action === undefined) return undefined;
  const [id = "", partId = ""] = given.filter((_, at) => isPlaceholder(action.split("/")[at]));
  return { action, id, partId };
}

function matches(part: string, given: string | undefined): boolean {
  return isPlaceholder(part) ? given !== "" : part === given;
}

function isPlaceholder(part: string | undefined): boolean {
  return part?.startsWith("{") === true;
}
