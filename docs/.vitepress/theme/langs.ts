import { useData } from "vitepress";
import { computed } from "vue";

declare const __TRANSLATED__: readonly string[];

/** The languages of the site and their homes, by the key of VitePress. */
const homes = { root: "/", zh: "/zh/" } as const;

/**
 * The links of the language menu, in place of those of VitePress: a page without a twin leads to the home page of the
 * other language instead of to a missing page.
 */
export function useLangs({ correspondingLink = false } = {}) {
  const { site, localeIndex, page } = useData();
  const current = computed(() => (localeIndex.value === "zh" ? "zh" : "root"));
  const labelOf = (key: keyof typeof homes) => site.value.locales[key]?.label ?? "";
  const english = computed(() => page.value.relativePath.replace(/^zh\//, ""));
  const linkOf = (home: string) =>
    correspondingLink && __TRANSLATED__.includes(english.value)
      ? home + english.value.replace(/(^|\/)index\.md$/, "$1").replace(/\.md$/, ".html")
      : home;
  return {
    currentLang: computed(() => ({ label: labelOf(current.value), link: homes[current.value] })),
    localeLinks: computed(() =>
      (["root", "zh"] as const)
        .filter((key) => key !== current.value)
        .map((key) => ({ text: labelOf(key), link: linkOf(homes[key]) })),
    ),
  };
}
