import { maskOf, slugsIn } from "./masks";

/** What somebody can do. A slug's position is its bit in the matching table: append, never reorder. */
export const skills = [
  "baking",
  "cooking",
  "driving-licence",
  "trailer-licence",
  "truck-licence",
  "tractor",
  "chainsaw",
  "carpentry",
  "painting",
  "electrical",
  "masonry",
  "gardening",
  "first-aid",
  "lifeguard",
  "childcare",
  "tutoring",
  "sewing",
  "music",
  "sound-technology",
  "photography",
  "computer",
  "website",
  "bookkeeping",
  "sign-language",
  "arabic",
  "ukrainian",
  "polish",
  "english",
  "heavy-lifting",
] as const;

export type Skill = (typeof skills)[number];

export function isSkill(value: unknown): value is Skill {
  return skills.some((skill) => skill === value);
}

/** One bit per skill; unknown slugs have none. */
export function skillMask(slugs: readonly string[]): number {
  return maskOf(skills, slugs);
}

export function skillsIn(mask: number): Skill[] {
  return slugsIn(skills, mask);
}
