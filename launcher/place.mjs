// Where things are.
import { fileURLToPath } from "node:url";

export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

// .gatehouse/ is ignored by git.
export const LOGS = at(".gatehouse/logs");
export const DEV_SECRETS = at(".gatehouse/dev.env");
export const RUNNING = at(".gatehouse/running.json");

export const IMAGES = at("target/images");
export const IMAGES_WORK = at(".gatehouse/images");
