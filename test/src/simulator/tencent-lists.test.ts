import assert from "node:assert/strict";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { codeOf, tencentClient } from "./tencent-client.js";

const start = Date.UTC(2026, 0, 1);
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString();

describe("the lists of the simulated Tencent Cloud", () => {
  let clock: FakeClock;
  let cloud: SimulatedTencent;
  let client: ReturnType<typeof tencentClient>;
  let mediaIds: string[];
  let taskIds: string[];

  /** Five media, a second apart, each with a task. */
  beforeEach(async () => {
    clock = fakeClock(start);
    cloud = await simulateTencent({ clock, requestsPerSecond: { DescribeTasks: 1000 } });
    client = tencentClient(cloud);
    [mediaIds, taskIds] = [[], []];
    for (let number = 0; number < 5; number += 1) {
      const { mediaId } = await cloud.upload({ name: `${number}.mp4` });
      mediaIds.push(mediaId);
      taskIds.push((await cloud.transcode(mediaId)).taskId);
      await clock.advance(1000);
    }
  });
  afterEach(() => cloud.close());

  async function search(parameters: Parameters<typeof client.SearchMedia>[0]) {
    const { MediaInfoSet = [], TotalCount } = await client.SearchMedia(parameters);
    return { ids: MediaInfoSet.map(({ FileId }) => FileId), TotalCount };
  }

  async function tasks(parameters: Parameters<typeof client.DescribeTasks>[0]) {
    const { TaskSet = [], ScrollToken } = await client.DescribeTasks(parameters);
    return { ids: TaskSet.map(({ TaskId }) => TaskId), ScrollToken };
  }

  const ascending = { Field: "CreateTime", Order: "Asc" };

  it("SearchMedia includes both ends of the time range, and sorts", async () => {
    const CreateTime = { After: at(1), Before: at(3) };
    const { ids, TotalCount } = await search({ CreateTime, Sort: ascending });
    assert.deepEqual([ids, TotalCount], [mediaIds.slice(1, 4), 3]);
    const { ids: descending } = await search({ Sort: { Field: "CreateTime", Order: "Desc" } });
    assert.deepEqual(descending, [...mediaIds].reverse());
  });

  it("SearchMedia pages by offset, with 10 media by default, and leaves out deleted media", async () => {
    const { ids, TotalCount } = await search({ Sort: ascending, Offset: 1, Limit: 2 });
    assert.deepEqual([ids, TotalCount], [mediaIds.slice(1, 3), 5]);
    await cloud.delete(mediaIds[0] ?? "");
    assert.deepEqual((await search({ Sort: ascending })).ids, mediaIds.slice(1));
  });

  it("SearchMedia reaches 5000 media", async () => {
    assert.equal((await search({ Offset: 4000, Limit: 1000 })).ids.length, 0);
    const beyond = client.SearchMedia({ Offset: 4001, Limit: 1000 });
    assert.equal(await codeOf(beyond), "InvalidParameterValue");
  });

  it("DescribeTasks leaves out the end of the time range", async () => {
    const FinishTime = { After: at(1), Before: at(3) };
    const Sort = { Field: "FinishTime", Order: "Asc" };
    const { ids } = await tasks({ Status: "FINISH", FinishTime, Sort });
    assert.deepEqual(ids, taskIds.slice(1, 3));
    assert.deepEqual((await tasks({ Status: "WAITING" })).ids, []);
    assert.deepEqual((await tasks({ FileId: mediaIds[2] ?? "" })).ids, [taskIds[2]]);
  });

  it("DescribeTasks pages by a token, which is empty at the end", async () => {
    const first = await tasks({ Sort: ascending, Limit: 3 });
    assert.deepEqual(first, { ids: taskIds.slice(0, 3), ScrollToken: taskIds[3] });
    const second = await tasks({ Sort: ascending, Limit: 3, ScrollToken: taskIds[3] ?? "" });
    assert.deepEqual(second, { ids: taskIds.slice(3), ScrollToken: "" });
    assert.equal(await codeOf(client.DescribeTasks({ Limit: 101 })), "InvalidParameterValue");
  });

  it("DescribeTasks and DescribeTaskDetail forget tasks after 3 days", async () => {
    await clock.advance(3 * 24 * 3600_000 - 2500);
    assert.deepEqual((await tasks({ Sort: ascending })).ids, taskIds.slice(3));
    const detail = client.DescribeTaskDetail({ TaskId: taskIds[0] ?? "" });
    assert.equal(await codeOf(detail), "ResourceNotFound");
  });

  for (const parameters of [
    { CreateTime: { After: "yesterday", Before: at(1) } },
    { Sort: { Field: "Name", Order: "Asc" } },
    { Sort: { Field: "CreateTime", Order: "Up" } },
    { Offset: -1 },
  ]) {
    it(`rejects ${JSON.stringify(parameters)}`, async () => {
      assert.equal(await codeOf(client.SearchMedia(parameters)), "InvalidParameterValue");
    });
  }

  it("rejects calls of DescribeTasks above the rate limit", async () => {
    const limited = await simulateTencent({ clock, requestsPerSecond: { DescribeTasks: 1 } });
    const own = tencentClient(limited);
    await own.DescribeTasks({});
    assert.equal(await codeOf(own.DescribeTasks({})), "RequestLimitExceeded");
    await limited.close();
  });
});
