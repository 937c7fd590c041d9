/** Returns a non-empty list; `undefined` otherwise, because absent sets are sent as empty lists. */
export function someOf<Member>(list: readonly Member[] | undefined): readonly Member[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}
