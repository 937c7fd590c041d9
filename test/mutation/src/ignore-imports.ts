import type { Ignorer, NodePath } from "@stryker-mutator/api/ignore";
import { declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";

// A plugin of Stryker: does not change the arguments of `import()`, because the bundler needs them as they are.

const ignorer: Ignorer = {
  shouldIgnore(
    path: NodePath & { readonly parent?: { readonly callee?: { readonly type: string } } },
  ) {
    return path.parent?.callee?.type === "Import" ? "names a module" : undefined;
  },
};

/** What Stryker loads. */
export const strykerPlugins = [declareValuePlugin(PluginKind.Ignore, "import", ignorer)];
