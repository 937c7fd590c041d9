import { addAnnouncer } from "./announcer.js";
import { App } from "./app.js";
import { applyPreferences } from "./preferences.js";

applyPreferences();
addAnnouncer();
new App().start();
