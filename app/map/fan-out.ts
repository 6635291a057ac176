const inRing = 8;
/** Pixels between two neighbours; a pin is 48 wide. */
const apart = 54;

/**
 * Pixels by which the pins of one spot step aside when it is opened, so that each can be seen and hit: [right, down]
 * per pin. Up to eight stand on a ring, more on a spiral, the first ones nearest.
 */
export function fanOut(count: number): [number, number][] {
  return count <= inRing ? ring(count) : spiral(count);
}

function ring(count: number): [number, number][] {
  const radius = Math.max(apart, (count * apart) / (2 * Math.PI));
  return Array.from({ length: count }, (_, nr) => at(-Math.PI / 2 + (nr / count) * 2 * Math.PI, radius));
}

/** Steps of equal length along an Archimedean spiral. */
function spiral(count: number): [number, number][] {
  const offsets: [number, number][] = [];
  let angle = 0;
  for (let nr = 0; nr < count; nr += 1) {
    const radius = apart * 1.2 + (angle / (2 * Math.PI)) * apart * 1.15;
    offsets.push(at(angle - Math.PI / 2, radius));
    angle += apart / radius;
  }
  return offsets;
}

function at(angle: number, radius: number): [number, number] {
  return [Math.round(Math.cos(angle) * radius), Math.round(Math.sin(angle) * radius)];
}
