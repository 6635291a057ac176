import type { Category } from "~/domain/categories";

/** The light palette of styles/tokens.css and styles/map.css: a picture has no dark side. */
export const colours = {
  paper: "#fbf7f0",
  ink: "#1f2a24",
  "ink-soft": "#55605a",
  line: "#e4dac8",
  green: "#1e5b3f",
  "on-green": "#ffffff",
  sun: "#f2b134",
  "sun-soft": "#fdebc2",
  brick: "#a83324",
  "hill-far": "#dfe7d3",
  "hill-near": "#c6d9c2",
  "map-water": "#b9d8e8",
  "map-abroad": "#e5dfd0",
  "map-land": "#ecefdc",
  "map-town": "#e6d5bd",
  "map-house": "#cfb591",
  "map-label": "#3d4a41",
  "map-halo": "#f6f6ea",
} as const;

export const categoryColours: Record<Category, { strong: string; tint: string }> = {
  celebration: { strong: "#955510", tint: "#f1e7db" },
  setup: { strong: "#a4452a", tint: "#f3e5de" },
  transport: { strong: "#2c61a6", tint: "#e4e9ee" },
  nature: { strong: "#2b6e47", tint: "#e3eae2" },
  sport: { strong: "#0e6b72", tint: "#e0eae7" },
  youth: { strong: "#a0396f", tint: "#f3e4e7" },
  seniors: { strong: "#76479a", tint: "#ede5ed" },
  rescue: { strong: "#ae262d", tint: "#f4e1de" },
  culture: { strong: "#574cae", tint: "#e9e6ef" },
  crafts: { strong: "#72532c", tint: "#ede7de" },
  office: { strong: "#465c70", tint: "#e7e8e7" },
  language: { strong: "#526a17", tint: "#e9eadc" },
};
