/** "heute · 14–18 Uhr" at the beginning of a line: "Heute · 14–18 Uhr". */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
