import { type Browser, firefox, type LaunchOptions } from "@playwright/test";
import type { PushServer } from "./push-server";

/** Debian's Firefox, as a project of playwright.config.ts starts it. */
export const firefoxLaunch = {
  executablePath: process.env.FIREFOX_PATH || "/usr/bin/firefox-esr",
  // For its windows and its switch "work offline", which belong to the browser and not to a page.
  args: ["--remote-allow-system-access"],
  firefoxUserPrefs: {
    // Playwright's `reducedMotion` does not reach it.
    "ui.prefersReducedMotion": 1,
    // A page brought back whole, without a load, is one that Playwright waits for in vain.
    "browser.sessionhistory.max_total_viewers": 0,
    // Without it, "offline" leaves the machine's own servers in reach: ours.
    "network.disable-localhost-when-offline": true,
  },
} satisfies LaunchOptions;

/**
 * Debian's Firefox with `push` as its push service. It subscribes, decrypts and shows notifications for real;
 * it draws them itself, so that a test can click one.
 */
export function launchFirefox(push: PushServer): Promise<Browser> {
  return firefox.launch({
    ...firefoxLaunch,
    channel: "moz-firefox",
    firefoxUserPrefs: {
      // Firefox under remote control otherwise has push switched off.
      "remote.prefs.recommended": false,
      "dom.push.connection.enabled": true,
      "dom.push.serverURL": push.websocketUrl,
      "dom.push.testing.allowInsecureServerURL": true,
      "dom.push.retryBaseInterval": 300,
      "permissions.default.desktop-notification": 1,
      "alerts.useSystemBackend": false,
    },
  });
}

/**
 * Its menu's "work offline", for the whole browser: `context.setOffline` cuts off pages, but not their service
 * workers. Connections that are open would stay in use, so they are closed.
 */
export async function setFirefoxOffline(browser: Browser, offline: boolean): Promise<void> {
  const session = chromeSession(browser);
  const { contexts } = await session.send("browsingContext.getTree", { "moz:scope": "chrome", maxDepth: 0 });
  const [window] = contexts;
  const args = [{ type: "boolean", value: offline }];
  if (!window || !(await call(session, window.context, workOffline, args)))
    throw new Error(`Firefox did not go ${offline ? "offline" : "online"}.`);
}

const workOffline = `(offline) => {
  Services.io.offline = offline;
  if (offline) Services.obs.notifyObservers(null, "net:cancel-all-connections");
  return Services.io.offline === offline;
}`;

/** Clicks the notification that Firefox shows, as a person would. Rejects when none appears in time. */
export function clickNotification(browser: Browser, milliseconds = 15_000): Promise<void> {
  return atNotification(browser, clickBox, [], milliseconds);
}

/**
 * Presses a button of the notification that Firefox shows. The alerts that Firefox draws itself have no buttons, so
 * this tells its listener what the system's alerts tell it: from there on all is real, down to the
 * `notificationclick` with the action in the worker.
 */
export function pressAction(
  browser: Browser,
  { title, action }: { title: string; action: string },
  milliseconds = 15_000,
): Promise<void> {
  const args = [title, action].map((value) => ({ type: "string", value }));
  return atNotification(browser, press, args, milliseconds);
}

const clickBox = `() => {
  const box = document.getElementById("alertBox");
  box?.click();
  return box !== null;
}`;

const press = `(title, action) => {
  const label = document.getElementById("alertTitleLabel");
  const shown = label?.getAttribute("value") || label?.textContent;
  if (!window.gAlertListener || shown !== title) return false;
  const QueryInterface = ChromeUtils.generateQI(["nsIAlertAction"]);
  const pressed = { QueryInterface, action, title: action, iconURL: "", opaqueRelaunchData: "" };
  window.gAlertListener.observe(pressed, "alertclickcallback", window.gAlertCookie);
  window.close();
  return true;
}`;

async function atNotification(
  browser: Browser,
  functionDeclaration: string,
  args: object[],
  milliseconds: number,
): Promise<void> {
  const session = chromeSession(browser);
  const until = Date.now() + milliseconds;
  for (;;) {
    const { contexts } = await session.send("browsingContext.getTree", {
      "moz:scope": "chrome",
      maxDepth: 0,
    });
    for (const { url, context } of contexts) {
      if (url.endsWith("/alert.xhtml") && (await call(session, context, functionDeclaration, args))) return;
    }
    if (Date.now() > until)
      throw new Error(`No notification to click, only ${contexts.map(({ url }) => url).join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

type Session = {
  send(
    method: string,
    parameters: object,
  ): Promise<{ contexts: { context: string; url: string }[] } & Answer>;
};
type Answer = { type: string; result?: { type: string; value?: unknown } };

async function call(
  session: Session,
  context: string,
  functionDeclaration: string,
  args: object[],
): Promise<boolean> {
  const answer = await session.send("script.callFunction", {
    functionDeclaration,
    arguments: args,
    target: { context },
    awaitPromise: false,
    userActivation: true,
  });
  return answer.result?.value === true;
}

/** Playwright's own WebDriver BiDi session: its public side knows pages only, not the browser's windows. */
function chromeSession(browser: Browser): Session {
  const client = browser as unknown as {
    _connection: { toImpl(object: object): { _browserSession: Session } };
  };
  return client._connection.toImpl(browser)._browserSession;
}
