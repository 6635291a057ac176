import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noMarket, type Prices, type Profile, pingPrice, priceHelp } from "~/domain/calm/prices";
import { type Asking, type Candidate, chooseWave, startWave } from "~/domain/calm/waves";
import { stream } from "../../../bench/calm/chance";

const profile: Profile = { recovery: 0.1, chances: [0.3] };
const someone: Omit<Candidate, "id"> = { match: 0.3, attention: 1, profile, tier: 0, recentPings: 0 };
const asking: Asking = { open: 1, wavesLeft: 3, tier: 0 };

const people = (count: number, what: (i: number) => Partial<Candidate> = () => ({})): Candidate[] =>
  Array.from({ length: count }, (_, i) => ({ ...someone, id: `r${i}`, ...what(i) }));
const choose = (
  candidates: Candidate[],
  {
    asked = {},
    prices = noMarket,
    seed = 1,
  }: { asked?: Partial<Asking>; prices?: Prices; seed?: number } = {},
) => chooseWave({ ...asking, ...asked }, candidates, prices, stream(seed));
const ids = (wave: { chosen: { id: string }[] }) => wave.chosen.map(({ id }) => id);

describe("how many", () => {
  test("rings few of many, and more when no wave is left", () => {
    const patient = choose(people(200));
    const last = choose(people(200), { asked: { wavesLeft: 1 } });
    expect(patient.why).toBe("covered");
    expect(patient.chosen.length).toBeLessThan(8);
    expect(last.chosen.length).toBeGreaterThan(patient.chosen.length);
    expect(last.chosen.length).toBeLessThan(20);
  });

  test("rings more for more places", () => {
    const sizes = [1, 3, 10, 40].map((open) => choose(people(1000), { asked: { open } }).chosen.length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(new Set(sizes).size).toBe(4);
  });

  test("rings nobody when nothing is open", () => {
    expect(choose(people(20), { asked: { open: 0 } }).chosen).toEqual([]);
  });

  test("rings everyone who fits when they are too few", () => {
    const wave = choose(people(3), { asked: { open: 5, wavesLeft: 1 } });
    expect(wave).toMatchObject({ why: "everyone", expected: expect.closeTo(0.9) });
    expect(wave.chosen).toHaveLength(3);
  });
});

describe("whom", () => {
  test("leaves in peace whose yes is less likely than it is worth", () => {
    const deaf = people(5, () => ({ attention: 0.05 }));
    expect(choose(deaf)).toMatchObject({ chosen: [], why: "rationed" });
  });

  test("the better fit before the likelier yes", () => {
    const both = [...people(1, () => ({ tier: 1, match: 0.9 })), { ...someone, id: "fits", match: 0.2 }];
    expect(ids(choose(both, { asked: { tier: 1, wavesLeft: 1 } }))[0]).toBe("fits");
  });

  test("who brings most beyond the cost", () => {
    const order = [0.3, 0.7, 0.5, 0.9, 0.4, 0.8, 0.6];
    const wave = choose(
      people(order.length, (i) => ({ match: order[i], recentPings: 9 - i })),
      { asked: { open: 9, wavesLeft: 1 } },
    );
    expect(wave.chosen.map(({ chance }) => chance)).toEqual(order.toSorted((a, b) => b - a));
    // The likelier yes is not the greater gain of somebody who is dear to other needs.
    const kinds = [
      { perDay: 1, places: 1 },
      { perDay: 1, places: 1 },
    ];
    const rare: Profile = { recovery: 0.1, chances: [0.3, 0.9] };
    const prices = priceHelp(kinds, [
      { ...profile, chances: [0.3, 0], people: 60 },
      { ...rare, people: 1 },
    ]);
    const dear = people(2, (i) => (i === 0 ? { profile: rare, match: 0.8 } : { match: 0.7 }));
    const both = choose(dear, { prices, asked: { open: 5, wavesLeft: 1 } });
    expect(ids(both)[0]).toBe("r1");
  });

  test("nobody from further out than this wave may go", () => {
    const outside = people(10, () => ({ tier: 2 }));
    expect(choose(outside, { asked: { tier: 1 } }).chosen).toEqual([]);
    expect(choose(outside, { asked: { tier: 2 } }).chosen).not.toEqual([]);
  });

  test("among equals who was rung least", () => {
    const wave = choose(people(50, (i) => ({ recentPings: i % 7 === 3 ? 0 : 2 })));
    expect(ids(wave).every((id) => Number(id.slice(1)) % 7 === 3)).toBe(true);
  });

  test("who objected to the belief is drawn: not always first, not never", () => {
    const drawn = Array.from({ length: 60 }, (_, seed) => {
      const candidates = people(20, (i) => (i === 0 ? { recentPings: null } : { recentPings: 1 }));
      return ids(choose(candidates, { seed })).includes("r0");
    });
    expect(drawn.filter(Boolean).length).toBeGreaterThan(5);
    expect(drawn.filter(Boolean).length).toBeLessThan(45);
  });

  test("who alone can do a rarer need is spared for it", () => {
    const kinds = [
      { perDay: 1, places: 1 },
      { perDay: 0.2, places: 1 },
    ];
    const many: Profile = { recovery: 0.1, chances: [0.3, 0] };
    const chainsaw: Profile = { recovery: 0.1, chances: [0.3, 0.5] };
    const prices = priceHelp(kinds, [
      { ...many, people: 60 },
      { ...chainsaw, people: 1 },
    ]);
    const wave = (wavesLeft: number) =>
      choose(
        people(12, (i) => ({ profile: i < 1 ? chainsaw : many, match: i < 1 ? 0.32 : 0.3 })),
        { prices, asked: { wavesLeft } },
      );
    expect(ids(wave(1))).not.toContain("r0");
    expect(wave(1).chosen.length).toBeGreaterThan(2);
  });
});

describe("scarce", () => {
  const kinds = [{ perDay: 2, places: 3 }];
  const scarce = priceHelp(kinds, [{ ...profile, people: 12 }]);
  const plenty = priceHelp(kinds, [{ ...profile, people: 2000 }]);

  test("rations instead of ringing everyone", () => {
    const tired = people(12, (i) => ({ attention: 0.07 + 0.005 * i }));
    const last = { open: 3, wavesLeft: 1 };
    const rationed = choose(tired, { prices: scarce, asked: last });
    expect(rationed).toMatchObject({ why: "rationed" });
    expect(rationed.chosen.length).toBeLessThan(6);
    expect(choose(tired, { prices: plenty, asked: last }).chosen).toHaveLength(12);
  });

  test("a yes is dear when few can give it, cheap when many can", () => {
    expect(scarce.yes[0]).toBeGreaterThan(0.8);
    expect(plenty.yes[0]).toBeLessThan(0.15);
  });
});

const anybody = fc.record({
  match: fc.double({ min: 0, max: 1, noNaN: true }),
  attention: fc.double({ min: 0, max: 1, noNaN: true }),
  tier: fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const),
  recentPings: fc.option(fc.nat(9)),
});
const crowd = fc.array(anybody, { maxLength: 120 });

describe("whoever comes", () => {
  const prices = priceHelp([{ perDay: 1, places: 2 }], [{ ...profile, people: 80 }]);

  test("nobody twice, nobody too wide, nobody who costs more than they bring", () => {
    fc.assert(
      fc.property(crowd, fc.nat(12), fc.integer({ min: 1, max: 3 }), (some, open, wavesLeft) => {
        const candidates = some.map((one, i) => ({ ...one, id: `r${i}`, profile }));
        const wave = choose(candidates, { prices, asked: { open, wavesLeft, tier: 2 } });
        expect(new Set(ids(wave)).size).toBe(wave.chosen.length);
        for (const one of wave.chosen) {
          expect(one.tier).toBeLessThanOrEqual(2);
          expect(one.chance).toBeGreaterThan(one.cost);
          expect(one.cost).toBeGreaterThanOrEqual(pingPrice);
        }
        expect(wave.chosen.map(({ tier }) => tier)).toEqual(wave.chosen.map(({ tier }) => tier).toSorted());
      }),
      { numRuns: 200 },
    );
  });

  test("the order in which they come does not matter", () => {
    fc.assert(
      fc.property(crowd, (some) => {
        // Distinct turns leave no tie to a lot.
        const candidates = some.map((one, i) => ({ ...one, recentPings: i, id: `r${i}`, profile }));
        const forth = choose(candidates, { prices, asked: { open: 3, tier: 3 } });
        const back = choose(candidates.toReversed(), { prices, asked: { open: 3, tier: 3 }, seed: 2 });
        expect(ids(back)).toEqual(ids(forth));
      }),
    );
  });
});

test("35,000 come as a stream, and what is chosen is the same as from a list", () => {
  const offer = (i: number): Candidate => ({
    ...someone,
    id: `r${i}`,
    match: ((i * 7919) % 35_000) / 35_000,
  });
  const wave = startWave<Candidate>({ open: 2, wavesLeft: 3, tier: 0 }, noMarket, stream(1));
  for (let i = 0; i < 35_000; i++) {
    const weighed = wave.weigh(offer(i));
    if (weighed) wave.keep(weighed, 0);
  }
  const { chosen } = wave.finish();
  const best = people(35_000, offer).toSorted((a, b) => b.match - a.match);
  const listed = chooseWave({ open: 2, wavesLeft: 3, tier: 0 }, best.slice(0, 500), noMarket, stream(2));
  expect(chosen.length).toBe(listed.chosen.length);
  for (const { chance } of chosen) expect(chance).toBeGreaterThan(0.995);
});
