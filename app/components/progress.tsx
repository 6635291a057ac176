type ProgressProps = { taken: number; places: number };

const segmentsAtMost = 12;

/** A piece per place while they can be told apart, one bar above. The words beside it say the same. */
export function Progress({ taken, places }: ProgressProps) {
  if (places > segmentsAtMost) {
    return (
      <progress className="progress-bar" value={Math.min(taken, places)} max={places} aria-hidden="true" />
    );
  }
  return (
    <span className="progress" aria-hidden="true">
      {Array.from({ length: places }, (_, index) => index + 1).map((place) => (
        <i key={place} data-taken={place <= taken ? "" : undefined} />
      ))}
    </span>
  );
}
