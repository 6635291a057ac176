// More particular names first: Edge and Samsung call themselves Chrome too, Chrome calls itself Safari.
const browsers = [
  ["Samsung Internet", /SamsungBrowser/],
  ["Edge", /Edg(?:e|A|iOS)?\//],
  ["Opera", /OPR\//],
  ["Firefox", /Firefox|FxiOS/],
  ["Chrome", /Chrome|CriOS/],
  ["Safari", /Safari/],
] as const;
const systems = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
] as const;

/** "Firefox, Android", from what the browser says it is (RFC 9110, 10.1.5); empty when it says nothing known. */
export function deviceName(userAgent: string): string {
  return [browsers, systems]
    .map((known) => known.find(([, pattern]) => pattern.test(userAgent))?.[0])
    .filter(Boolean)
    .join(", ");
}
