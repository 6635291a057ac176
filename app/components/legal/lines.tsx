/** A municipality's own words: paragraphs and lines as they were typed, nothing when there are none. */
export function Lines({ text }: { text?: string }) {
  if (!text) return null;
  return text.split("\n\n").map((paragraph) => (
    <p key={paragraph} className="pre-line">
      {paragraph}
    </p>
  ));
}
