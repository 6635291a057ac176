/** A text in which its first span of time stays together: "10–12:30 Uhr" would break after the dash, and before "Uhr". */
export function Unbroken({ children }: { children: string }) {
  const [before, times, after] = children.split(/(\d[\d:]*–\d[\d:]*(?: Uhr)?)(.*)/s);
  if (!times) return children;
  return (
    <>
      {before}
      <span className="unbroken">{times}</span>
      {after}
    </>
  );
}
