type PartsProps = { of: readonly (string | false | null | undefined)[] };

/** "Grochwitz · 2 km · Heimatverein": each part keeps the direction of its own language. */
export function Parts({ of }: PartsProps) {
  const [first, ...others] = of.filter(Boolean);
  if (!first) return null;
  return (
    <>
      <bdi>{first}</bdi>
      {others.length > 0 && (
        <>
          {" · "}
          <Parts of={others} />
        </>
      )}
    </>
  );
}
