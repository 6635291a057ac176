type Connection = { saveData?: boolean };

/** Whether this browser was told to be sparing: then pictures of the ground come only when they are asked for. */
export function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: Connection };
  return connection?.saveData === true || window.matchMedia("(prefers-reduced-data: reduce)").matches;
}
