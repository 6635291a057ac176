/**
 * How this browser puts an app on the start screen. `iphone-old`: before iOS 16.4 such an app cannot ring. `in-app`:
 * a browser within another app, which cannot at all.
 */
export const installWays = ["iphone", "iphone-old", "android", "in-app", "desk"] as const;
export type InstallWay = (typeof installWays)[number];

/** `touchPoints`: what the browser says of itself, where it can be asked; an iPad calls itself a Mac. */
export function installWay(userAgent: string, touchPoints = 0): InstallWay {
  if (inAppBrowsers.test(userAgent)) return "in-app";
  if (isAppleMobile(userAgent, touchPoints)) return ringsOnApple(userAgent) ? "iphone" : "iphone-old";
  return /Android/.test(userAgent) ? "android" : "desk";
}

// Facebook, Instagram, Messenger, WhatsApp, Threads, Line, Snapchat, TikTok, X, LinkedIn, Pinterest, Google's
// search app, and Android's bare WebView ("; wv)").
export const inAppBrowsers =
  /FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Barcelona|\bLine\/|Snapchat|TikTok|musical_ly|Bytedance|Twitter for|LinkedInApp|\[Pinterest|\bGSA\/|; wv\)/i;

/** No Mac has a touch screen. */
export function isAppleMobile(userAgent: string, touchPoints: number): boolean {
  return /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);
}

/** Web push came with iOS and iPadOS 16.4; an iPad names its version as Safari's. */
function ringsOnApple(userAgent: string): boolean {
  const [, major = "99", minor = "0"] =
    / OS (\d+)_(\d+)/.exec(userAgent) ?? /Version\/(\d+)\.(\d+)/.exec(userAgent) ?? [];
  return Number(major) > 16 || (Number(major) === 16 && Number(minor) >= 4);
}
