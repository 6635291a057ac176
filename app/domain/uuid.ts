/** Whether a text is a UUID (RFC 9562), as ids in URLs and forms must be before they reach the database. */
export function isUuid(text: unknown): text is string {
  return typeof text === "string" && /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}
