import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ParserOptions, parse } from "@babel/parser";
import { root } from "../layout/repository.js";

/** A member of an interface or object, with its doc comment in one line. */
export interface Member {
  readonly name: string;
  readonly optional: boolean;
  /** The type as it is written. */
  readonly type: string;
  readonly description: string;
}

/** An exported interface or type alias. */
export interface Declaration {
  readonly name: string;
  readonly description: string;
  /** The list items of the doc comment, such as the values of an enumeration. */
  readonly items: readonly string[];
  /** The extended interfaces. */
  readonly extends: readonly string[];
  readonly members: readonly Member[];
  /** The type of a type alias as it is written. */
  readonly type: string | undefined;
}

type Statement = ReturnType<typeof parse>["program"]["body"][number];
type Node = Pick<Statement, "start" | "end" | "leadingComments">;

const options: ParserOptions = { sourceType: "module", plugins: ["typescript"] };

/** Reads the exported interfaces and type aliases of a source file; the path is relative to the repository. */
export function declarationsIn(path: string): readonly Declaration[] {
  const source = readFileSync(join(root, path), "utf8");
  return parse(source, options).program.body.flatMap((statement): readonly Declaration[] => {
    if (statement.type !== "ExportNamedDeclaration") return [];
    const { declaration } = statement;
    const doc = docOf(statement);
    if (declaration?.type === "TSTypeAliasDeclaration") {
      const type = textOf(declaration.typeAnnotation, source);
      return [{ name: declaration.id.name, ...doc, extends: [], members: [], type }];
    }
    if (declaration?.type !== "TSInterfaceDeclaration") return [];
    const members = declaration.body.body.flatMap((member): Member[] => {
      if (member.type !== "TSPropertySignature" || member.key.type !== "Identifier") return [];
      const type = textOf(member.typeAnnotation?.typeAnnotation, source);
      const { description } = docOf(member);
      return [{ name: member.key.name, optional: member.optional === true, type, description }];
    });
    const parents = declaration.extends?.map((parent) => textOf(parent.expression, source)) ?? [];
    return [{ name: declaration.id.name, ...doc, extends: parents, members, type: undefined }];
  });
}

/** Reads the doc comments of the members of a constant object. */
export function memberDescriptions(path: string, constant: string): ReadonlyMap<string, string> {
  const source = readFileSync(join(root, path), "utf8");
  const found = new Map<string, string>();
  for (const statement of parse(source, options).program.body) {
    if (statement.type !== "VariableDeclaration") continue;
    for (const { id, init } of statement.declarations) {
      if (id.type !== "Identifier" || id.name !== constant) continue;
      let value = init;
      while (value?.type === "TSAsExpression" || value?.type === "TSSatisfiesExpression") {
        value = value.expression;
      }
      if (value?.type !== "ObjectExpression") continue;
      for (const member of value.properties) {
        if (member.type !== "ObjectProperty" || member.key.type !== "Identifier") continue;
        found.set(member.key.name, docOf(member).description);
      }
    }
  }
  return found;
}

function textOf(node: Node | null | undefined, source: string): string {
  return node ? source.slice(node.start ?? 0, node.end ?? 0).replaceAll(/\s+/g, " ") : "";
}

function docOf({ leadingComments }: Node): Pick<Declaration, "description" | "items"> {
  const comment = leadingComments?.findLast(({ value }) => value.startsWith("*"))?.value ?? "";
  const lines = comment
    .slice(1)
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trimEnd());
  const text = lines
    .join("\n")
    .replaceAll(/\{@link (\w+)\}/g, "`$1`")
    .replace(/\n@[\s\S]*$/, "")
    .trim();
  const [before = "", ...items] = text.split(/\n- /);
  return {
    description: inOneLine(before).replace(/:$/, "."),
    items: items.map((item) => inOneLine(item.split("\n\n")[0] ?? "")),
  };
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim();
}
