/** As a list says it, away from the field: "E-Mail: Diese Angabe fehlt noch." A question keeps its own mark. */
export function named(label: string | undefined, message: string): string {
  if (!label) return message;
  return /[?!]$/.test(label) ? `${label} ${message}` : `${label}: ${message}`;
}
