/** More than we ring: an impatient need bids too little when helpers are scarce, too much when they are not. */
const waves = 5;
const most = 50;
const amounts = 60;

/**
 * How many expected yeses does a need with this many places ask for, when each costs `price` filled places? It
 * asks in waves, each for as many as pay off given that it may ask again; yeses come as a Poisson number, for
 * many people each say yes with a small chance. Falls from above `places` (price 0) to 0 (price 1).
 */
export function wanted(places: number, price: number): number {
  const whole = Math.min(most, Math.max(1, Math.round(places)));
  const curve = curveOf(whole);
  const at = Math.min(99.999, Math.max(0, price * 100));
  const below = Math.floor(at);
  const yeses = (curve[below] ?? 0) * (below + 1 - at) + (curve[below + 1] ?? 0) * (at - below);
  return (yeses * places) / whole;
}

const curves = new Map<number, Float64Array>();

function curveOf(places: number): Float64Array {
  const known = curves.get(places);
  if (known) return known;
  const curve = Float64Array.from({ length: 101 }, (_, i) => askedAt(places, Math.max(0.002, i / 100)));
  curves.set(places, curve);
  return curve;
}

function askedAt(places: number, price: number): number {
  let value = new Float64Array(places + 1);
  let asked = new Float64Array(places + 1);
  for (let wave = 1; wave <= waves; wave++) {
    const nextValue = new Float64Array(places + 1);
    const nextAsked = new Float64Array(places + 1);
    for (let open = 1; open <= places; open++) {
      let best = -1;
      for (let i = 0; i <= amounts; i++) {
        // Finer near zero.
        const yeses = (i / amounts) ** 2 * (open * 3 + 6);
        let worth = -price * yeses;
        let total = yeses;
        let exactly = Math.exp(-yeses);
        let fewer = 0;
        for (let come = 0; come < open; come++) {
          worth += exactly * (come + (value[open - come] ?? 0));
          total += exactly * (asked[open - come] ?? 0);
          fewer += exactly;
          exactly *= yeses / (come + 1);
        }
        worth += (1 - fewer) * open;
        if (worth > best + 1e-12) {
          best = worth;
          nextAsked[open] = total;
        }
      }
      nextValue[open] = best;
    }
    value = nextValue;
    asked = nextAsked;
  }
  return asked[places] ?? 0;
}
