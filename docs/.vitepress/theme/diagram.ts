import mermaidUrl from "mermaid/dist/mermaid.min.js?url";
import { useData } from "vitepress";
import { defineComponent, h, onMounted, ref, watch } from "vue";

interface Mermaid {
  initialize(options: object): void;
  render(id: string, source: string): Promise<{ readonly svg: string }>;
}

let loading: Promise<Mermaid> | undefined;
let count = 0;

/** Loads Mermaid when the first diagram is shown: it is larger than all pages together. */
function loadMermaid(): Promise<Mermaid> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = mermaidUrl;
    script.onload = () => resolve((globalThis as unknown as { mermaid: Mermaid }).mermaid);
    script.onerror = () => reject(new Error("Cannot load Mermaid."));
    document.head.append(script);
  });
  return loading;
}

/** Draws a Mermaid diagram in the colors of the page. Without JavaScript, its source is shown. */
export const Diagram = defineComponent({
  name: "Diagram",
  props: { source: { type: String, required: true } },
  setup(props) {
    const { isDark } = useData();
    const source = decodeURIComponent(props.source);
    const svg = ref("");
    const draw = async () => {
      const mermaid = await loadMermaid();
      mermaid.initialize({
        startOnLoad: false,
        theme: isDark.value ? "dark" : "neutral",
        themeVariables: isDark.value
          ? { edgeLabelBackground: "#1b1b1f", textColor: "#e4e4e9" }
          : { edgeLabelBackground: "#ffffff" },
        flowchart: { useMaxWidth: false },
        state: { useMaxWidth: false },
      });
      count += 1;
      svg.value = (await mermaid.render(`diagram-${count}`, source)).svg;
    };
    onMounted(draw);
    watch(isDark, draw);
    return () =>
      svg.value === ""
        ? h("pre", { class: "diagram" }, source)
        : h("div", {
            class: "diagram",
            tabindex: 0,
            role: "img",
            "aria-label": source,
            innerHTML: svg.value,
          });
  },
});
