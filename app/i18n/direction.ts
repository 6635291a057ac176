const rightToLeft = /^(ar|fa|he|ps|ur)\b/;

/** How a language runs, by its BCP 47 tag. */
export function directionOf(tag: string): "ltr" | "rtl" {
  return rightToLeft.test(tag) ? "rtl" : "ltr";
}

/**
 * Names, places and times from elsewhere keep their own direction within a sentence that runs from right to left
 * (first strong isolate, UAX #9). Addresses stay bare, so that they can be tapped; numbers need nothing.
 */
export function isolated(value: string | number): string {
  return typeof value === "number" || /^(\d*|https?:.*)$/.test(value)
    ? String(value)
    : `\u2068${value}\u2069`;
}
