import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import type { VodEvent } from "@vod-events/core";
import type { Confirmation } from "@vod-events/core/provider";
import { type SimulatedAlibaba, simulateAlibaba } from "@vod-events/simulator";
import { fakeClock } from "@vod-events/testkit";
import { sampleOf } from "../fixtures/alibaba/all.js";
import { mnsClient } from "./mns-client.js";
import { eventsOf, eventsOfType } from "./translate.js";

describe("alibaba: confirmation", () => {
  let cloud: SimulatedAlibaba;
  beforeEach(async () => {
    cloud = await simulateAlibaba({ clock: fakeClock(Date.now()), seed: 1 });
    await cloud.configure({
      ...{ CallbackType: "MNS", EventTypeList: "ALL" },
      ...{ MnsEndpoint: cloud.endpoint, MnsQueueName: cloud.queue.name },
    });
  });
  afterEach(() => cloud.close());

  const provider = () => {
    const { endpoint, credentials } = cloud;
    const queue = { client: mnsClient(cloud), name: cloud.queue.name };
    return alibaba({ env: {}, endpoint, credentials, queue });
  };

  /** The events that the cloud has sent. */
  async function sent(): Promise<readonly VodEvent[]> {
    const items = await provider().queue.pull(new AbortController().signal);
    return items.flatMap(({ json }) => eventsOf(json));
  }

  async function confirm(event: VodEvent | undefined): Promise<Confirmation | undefined> {
    const { confirmation } = provider();
    assert.ok(event && confirmation);
    const request = confirmation.lookupFor(event);
    return request && confirmation.compare(event, await confirmation.lookup(request));
  }

  it("confirms authentic uploads, imports, renditions and deletions", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    await cloud.transcode(mediaId);
    await cloud.import({ url: "https://a.example/b.mp4" });
    const checked = (await sent()).filter(({ type }) =>
      ["media.uploaded", "media.imported", "media.transcoded"].includes(type),
    );
    assert.equal(checked.length, 6);
    for (const event of checked) assert.deepEqual(await confirm(event), { status: "confirmed" });
    await cloud.delete(mediaId);
    const deleted = (await sent()).find(({ type }) => type === "media.deleted");
    assert.deepEqual(await confirm(deleted), { status: "confirmed" });
  });

  it("contradicts a forged size of an upload, without quoting it", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    const forged = { ...sampleOf("FileUploadComplete"), VideoId: mediaId, Size: 17 };
    assert.deepEqual(await confirm(eventsOf(forged)[0]), {
      status: "contradicted",
      reasons: ["data.media.technical.sizeBytes"],
    });
  });

  it("contradicts a rendition with another file, and waits for one that is missing", async () => {
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    const stream = { ...sampleOf("StreamTranscodeComplete"), VideoId: mediaId };
    const [early] = eventsOfType("media.transcoded", stream);
    const waiting = { status: "not_yet", reasons: ["taskId"], finally: "forgotten" };
    assert.deepEqual(await confirm(early), waiting);
    const { taskId } = await cloud.transcode(mediaId);
    const [forged] = eventsOfType("media.transcoded", { ...stream, JobId: taskId });
    assert.deepEqual(await confirm(forged), {
      status: "contradicted",
      reasons: ["presetId", "sizeBytes", "widthPixels", "heightPixels"].map(
        (name) => `data.rendition.${name}`,
      ),
    });
    const anonymous = { ...stream, JobId: null };
    assert.equal((await confirm(eventsOf(anonymous)[0]))?.status, "unknown");
  });

  it("waits for a media that does not exist, and for one that is not deleted", async () => {
    const absent = { status: "not_yet", reasons: ["mediaId"], finally: "contradicted" };
    assert.deepEqual(await confirm(eventsOf(sampleOf("FileUploadComplete"))[0]), absent);
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    const deletion = { ...sampleOf("DeleteMediaComplete"), MediaId: mediaId };
    assert.deepEqual(await confirm(eventsOf(deletion)[0]), absent);
  });

  it("has no lookup for failures and for events without data in the API", async () => {
    for (const type of ["SnapshotComplete", "CreateAuditComplete", "RestoreMediaComplete"]) {
      assert.equal(await confirm(eventsOf(sampleOf(type))[0]), undefined);
    }
    const failed = { ...sampleOf("DeleteMediaComplete"), Status: "fail" };
    assert.equal(await confirm(eventsOf(failed)[0]), undefined);
  });

  it("passes the other errors of the API on", async () => {
    cloud.failNext("InternalError");
    await assert.rejects(confirm(eventsOf(sampleOf("FileUploadComplete"))[0]), {
      code: "unavailable",
    });
  });
});
