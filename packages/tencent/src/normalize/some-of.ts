/** A list with something in it; sets that are not set come as empty lists. */
export function someOf<Member>(list: readonly Member[] | undefined): readonly Member[] | undefined {
  return list === undefined || list.length === 0 ? undefined : list;
}
