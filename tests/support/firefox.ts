import { type Browser, firefox } from "@playwright/test";
import type { PushServer } from "./push-server";

/**
 * Debian's Firefox with `push` as its push service. It subscribes, decrypts and shows notifications for real;
 * it draws them itself, so that a test can click one.
 */
export function launchFirefox(push: PushServer): Promise<Browser> {
  return firefox.launch({
    channel: "moz-firefox",
    executablePath: process.env.FIREFOX_PATH || "/usr/bin/firefox-esr",
    // For the click: a notification's window belongs to the browser, not to a page.
    args: ["--remote-allow-system-access"],
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

/** Clicks the notification that Firefox shows, as a person would. Rejects when none appears in time. */
export async function clickNotification(browser: Browser, milliseconds = 15_000): Promise<void> {
  const session = chromeSession(browser);
  const until = Date.now() + milliseconds;
  for (;;) {
    const { contexts } = await session.send("browsingContext.getTree", {
      "moz:scope": "chrome",
      maxDepth: 0,
    });
    const alert = contexts.find(({ url }) => url.endsWith("/alert.xhtml"));
    if (alert && (await click(session, alert.context))) return;
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

async function click(session: Session, context: string): Promise<boolean> {
  const answer = await session.send("script.callFunction", {
    functionDeclaration: `() => {
      const box = document.getElementById("alertBox");
      box?.click();
      return box !== null;
    }`,
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
