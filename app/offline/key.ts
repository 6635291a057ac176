/** 128 random bits, base64url without padding: what `isSubmissionKey` of domain/submission.ts takes. */
export function drawKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
