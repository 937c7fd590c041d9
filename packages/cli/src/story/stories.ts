/** A step of a customer's story. */
export type Step = "upload" | "transcode" | "moderate" | "delete";

/** The steps of each story. Every story begins with an upload. */
export const stories = {
  upload: ["upload"],
  transcode: ["upload", "transcode"],
  moderate: ["upload", "moderate"],
  delete: ["upload", "delete"],
  all: ["upload", "transcode", "moderate", "delete"],
} as const satisfies Readonly<Record<string, readonly Step[]>>;

/** The name of a story. */
export type StoryName = keyof typeof stories;

/** The wait before each step, in seconds. */
export const stepSeconds: Readonly<Record<Step, number>> = {
  upload: 0,
  transcode: 2,
  moderate: 1,
  delete: 2,
};
