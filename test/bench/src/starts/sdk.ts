import "tencentcloud-sdk-nodejs/tencentcloud/services/vod/v20180717/index.js";
import { sendToParent } from "../processes/settings.js";

// The VOD client of the SDK, without the clients of all other products.
sendToParent({});
