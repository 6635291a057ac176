import type { PathTexts } from "../path";

/** Einfache Sprache: short sentences with one thought each, no passive, few foreign words (docs/languages.md). */
export type Simple = PathTexts;
