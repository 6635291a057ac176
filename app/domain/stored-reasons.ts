import { z } from "zod";
import type { Reasons } from "./matching";
import { skills } from "./skills";

const shape = z.object({
  distanceMetres: z.number().nullable(),
  placeLabel: z.string().nullable(),
  interest: z.boolean(),
  skills: z.array(z.enum(skills)),
  weekday: z.number().int().min(0).max(6).nullable(),
  anyTime: z.boolean(),
});

/** The reasons of an invitation as they were stored; null when they were written in another form. */
export function storedReasons(json: unknown): Reasons | null {
  const result = shape.safeParse(json);
  return result.success ? result.data : null;
}
