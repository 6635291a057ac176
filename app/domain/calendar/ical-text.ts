// Texts and lines of an iCalendar object (RFC 5545).

/** TEXT (section 3.3.11). Control characters have no place in it, halves of surrogate pairs none in UTF-8. */
export function escaped(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n")
    .replace(/[\p{Cc}\p{Cs}\u2028\u2029]/gu, "");
}

/** At most 75 octets a line, never cut within a character (section 3.1). */
export function folded(line: string): string {
  if (line.length <= 75 && /^[ -~]*$/.test(line)) return line;
  let out = "";
  let octets = 0;
  for (const character of line) {
    const size = octetsOf(character);
    if (octets + size > 75) {
      out += "\r\n ";
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return out;
}

/** In UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
