import { join } from "node:path";
import {
  CompilerState,
  Extractor,
  ExtractorConfig,
  ExtractorLogLevel,
} from "@microsoft/api-extractor";
import { manifest, packages, root } from "../layout/repository.js";

/** An entry point of a package, with its compiled declarations. */
interface EntryPoint {
  readonly package: string;
  /** The name of its report, such as `core-inbox`. */
  readonly report: string;
  readonly declarations: string;
}

/** All entry points that the manifests of the packages export. */
export const entryPoints: readonly EntryPoint[] = packages().flatMap((name) =>
  Object.entries<string | { types: string }>(manifest(name).exports).flatMap(([path, target]) =>
    typeof target === "string"
      ? []
      : [
          {
            package: name,
            report: path === "." ? name : `${name}-${path.slice("./".length)}`,
            declarations: join(root, "packages", name, target.types),
          },
        ],
  ),
);

const declarations = entryPoints.map((entryPoint) => entryPoint.declarations);
let compiled: CompilerState | undefined;

/**
 * Writes the report of an entry point into a folder, and its model with the doc comments into `temp` there. API Extractor contains its own version of TypeScript, which reads
 * the declarations of all entry points once.
 *
 * @see https://api-extractor.com/pages/overview/demo_api_report/
 */
export function writeReport(entryPoint: EntryPoint, folder: string): void {
  const modelFile = join(folder, "temp", `${entryPoint.report}.api.json`);
  const config = ExtractorConfig.prepare({
    packageJsonFullPath: join(root, "packages", entryPoint.package, "package.json"),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: join(root, "packages", entryPoint.package),
      mainEntryPointFilePath: entryPoint.declarations,
      compiler: {
        overrideTsconfig: {
          extends: join(root, "tsconfig.base.json"),
          files: declarations,
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${entryPoint.report}.api.md`,
        reportFolder: folder,
        reportTempFolder: join(folder, "temp"),
      },
      docModel: { enabled: true, apiJsonFilePath: modelFile },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
        extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
      },
    },
  });
  compiled ??= CompilerState.create(config, { additionalEntryPoints: [...declarations] });
  const problems: string[] = [];
  Extractor.invoke(config, {
    localBuild: true,
    compilerState: compiled,
    messageCallback(message) {
      if (message.logLevel === ExtractorLogLevel.Error) problems.push(message.text);
      message.handled = true;
    },
  });
  if (problems.length > 0) throw new Error(`${entryPoint.report}: ${problems.join("\n")}`);
}
