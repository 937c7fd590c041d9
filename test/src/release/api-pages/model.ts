import { readFileSync } from "node:fs";
import { join } from "node:path";
import { manifest } from "../../layout/repository.js";
import { entryPoints } from "../api-report.js";

/** A part of a declaration as it is written: text, or the name of a type. */
export interface Token {
  readonly kind: "Content" | "Reference";
  readonly text: string;
}

/** An export, or a member of one, in the model that API Extractor writes. */
export interface Item {
  readonly kind: string;
  /** Absent for constructors and index signatures. */
  readonly name?: string;
  readonly docComment: string;
  readonly excerptTokens: readonly Token[];
  readonly fileUrlPath?: string;
  readonly isOptional?: boolean;
  readonly members?: readonly Item[];
}

/** An export. */
interface Export extends Item {
  readonly name: string;
}

/** The exports of an entry point. */
export interface ApiPage {
  /** The name of its page, such as `core-inbox`. */
  readonly name: string;
  readonly package: string;
  /** What a program imports, such as `@vod-events/core/inbox`. */
  readonly specifier: string;
  readonly purpose: string;
  /** The exports that no page before has, by their names. */
  readonly items: ReadonlyMap<string, readonly Item[]>;
  /** The names of the exports that a page before has, with the name of that page. */
  readonly repeated: ReadonlyMap<string, string>;
}

interface Model {
  readonly members: readonly { readonly members: readonly Export[] }[];
}

/** Reads the models in a folder. Applications use `core`, so its page has what its other entry points repeat. */
export function apiPages(folder: string): readonly ApiPage[] {
  const owners = new Map<string, string>();
  return entryPoints
    .toSorted((a, b) => Number(b.report === "core") - Number(a.report === "core"))
    .map(({ package: name, report, declarations }) => {
      const model: Model = JSON.parse(readFileSync(join(folder, `${report}.api.json`), "utf8"));
      const items = new Map<string, Item[]>();
      const repeated = new Map<string, string>();
      for (const item of model.members.flatMap(({ members }) => members)) {
        const key = `${name}/${item.fileUrlPath}#${item.name}`;
        const owner = owners.get(key) ?? report;
        owners.set(key, owner);
        if (owner !== report) repeated.set(item.name, owner);
        else items.set(item.name, [...(items.get(item.name) ?? []), item]);
      }
      const path = report.slice(name.length + 1);
      const specifier = `@vod-events/${name}${path === "" ? "" : `/${path}`}`;
      return {
        name: report,
        package: name,
        specifier,
        purpose: purposeOf(declarations) ?? manifest(name).description,
        items,
        repeated,
      };
    });
}

/** Returns the comment of the module. */
function purposeOf(declarations: string): string | undefined {
  const [, comment] =
    /^\/\*\*([\s\S]*?)\s*\*\s*@module/.exec(readFileSync(declarations, "utf8")) ?? [];
  return comment?.replaceAll(/\s*\n\s*\*\s*/g, " ").trim();
}
