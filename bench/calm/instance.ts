import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";

/** A volunteer notification instance, as in github.com/aritang/volunteer_RMAB: probabilities per step. */
export type Instance = {
  name: string;
  /** volunteers */
  n: number;
  /** contexts: kinds of needs */
  k: number;
  contextProb: number[];
  /** [volunteer][context]: an active, pinged volunteer says yes */
  matchProb: number[][];
  /** an inactive volunteer becomes active again */
  reactivationProb: number[];
};

const chance = z.number().min(0).max(1);
const shape = z.object({
  n: z.number().int().positive(),
  k: z.number().int().positive(),
  context_prob: z.array(chance),
  reactivation_prob: z.array(chance),
  match_prob: z.array(z.array(chance)),
});

/** Throws when the file is none, or its lengths disagree. */
export function readInstance(file: string): Instance {
  const read = shape.parse(JSON.parse(readFileSync(file, "utf8")));
  const {
    n,
    k,
    context_prob: contextProb,
    match_prob: matchProb,
    reactivation_prob: reactivationProb,
  } = read;
  const fits =
    contextProb.length === k &&
    reactivationProb.length === n &&
    matchProb.length === n &&
    matchProb.every((row) => row.length === k);
  if (!fits) throw new Error(`${file}: lengths do not agree with n = ${n} and k = ${k}`);
  return { name: basename(file, ".json"), n, k, contextProb, matchProb, reactivationProb };
}
