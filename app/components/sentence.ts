/** "heute · 14–18 Uhr" at the beginning of a line: "Heute · 14–18 Uhr". */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Dein Name: Bitte fülle dieses Feld aus.": a message that says of which field, where it does not stand beside it. */
export function labelled(label: string | undefined, message: string): string {
  if (!label) return message;
  return `${label}${/[?؟]$/.test(label) ? "" : ":"} ${message}`;
}
