// Reading what people type. Nothing here throws, whatever arrives.

/**
 * One spelling (NFC) without what a page, a mail header or PostgreSQL cannot bear: control characters (NUL
 * first of all), lone surrogates, and marks that turn the direction of whatever follows.
 */
export function cleanText(raw: string): string {
  return raw
    .replace(/\r\n?/g, "\n")
    .replace(/[\t\u2028\u2029\u00a0]/g, " ")
    .replace(/(?!\n)[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufeff]/gu, "")
    .normalize("NFC")
    .trim();
}

export function cleanLine(raw: string): string {
  return cleanText(raw).replace(/\s+/g, " ");
}

export function cleanParagraphs(raw: string): string {
  const lines = cleanText(raw).split("\n");
  return lines
    .map((line) => line.trimEnd())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n");
}

/** Is there anything to see? A name of joiners and blanks is none. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text);
}

/** A number in ASCII digits with point or comma; null for anything else, including exponents and "٣". */
export function readNumber(raw: string): number | null {
  const text = raw.trim();
  return /^[+-]?\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : null;
}

export function readWholeNumber(raw: string): number | null {
  const text = raw.trim();
  return /^[+-]?\d+$/.test(text) ? Number(text) : null;
}

/** A number people dial, lenient: at least five digits; + ( ) / - . and spaces as they please; 30 characters. */
export function readPhone(raw: string): string | null {
  const text = cleanLine(raw).replace(/[\u2010-\u2015]/g, "-");
  const plausible = /^[+(\d][\d ()/.+-]{3,29}$/.test(text) && text.lastIndexOf("+") <= 0;
  return plausible && text.replace(/\D/g, "").length >= 5 ? text : null;
}
