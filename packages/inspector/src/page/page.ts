import { App } from "./app.js";
import { addAnnouncer } from "./elements/announcer.js";
import { applyPreferences } from "./text/preferences.js";

applyPreferences();
addAnnouncer();
new App().start();
