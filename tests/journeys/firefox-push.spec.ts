import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { monday } from "../support/demo-village";
import { temporaryFolder } from "../support/app";
import { expect, openWorld, test, watch } from "../support/browser";
import { clickNotification, launchFirefox } from "../support/firefox";
import { startPushServer } from "../support/push-server";
