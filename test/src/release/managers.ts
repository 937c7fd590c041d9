/** A package manager that installs the packages into an empty folder. Commands are lists of words. */
export interface Manager {
  readonly name: string;
  readonly install: readonly string[];
  /** What a command of an installed package follows. */
  readonly exec: readonly string[];
  /** What the path of a program follows. */
  readonly run: readonly string[];
  /** Whether packages stay in archives, which `require` of ES modules and the TypeScript compiler do not read. */
  readonly keepsArchives: boolean;
}

const pnpm = ["npx", "-y", "pnpm@10"];
const yarn = ["npx", "-y", "-p", "@yarnpkg/cli-dist@4", "yarn"];
const yarnWithFolder = ["env", "YARN_NODE_LINKER=node-modules", ...yarn];
const bun = ["npx", "-y", "bun@1"];

export const managers: readonly Manager[] = [
  {
    name: "npm",
    install: ["npm", "install", "--no-audit", "--no-fund"],
    exec: ["npm", "exec", "--"],
    run: ["node"],
    keepsArchives: false,
  },
  {
    name: "pnpm",
    install: [...pnpm, "install", "--no-frozen-lockfile"],
    exec: [...pnpm, "exec"],
    run: ["node"],
    keepsArchives: false,
  },
  {
    name: "yarn",
    install: [...yarnWithFolder, "install", "--no-immutable"],
    exec: yarnWithFolder,
    run: ["node"],
    keepsArchives: false,
  },
  {
    name: "yarn-pnp",
    install: [...yarn, "install", "--no-immutable"],
    exec: yarn,
    run: [...yarn, "node"],
    keepsArchives: true,
  },
  {
    name: "bun",
    install: [...bun, "install"],
    exec: [...bun, "run"],
    run: bun,
    keepsArchives: false,
  },
];
