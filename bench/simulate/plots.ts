import { berlinParts } from "~/domain/berlin-time";
import type { Story } from "./figures";
import { placesOf } from "./witness";

const size = { width: 640, height: 320, left: 56, right: 16, top: 44, bottom: 48 };
const colours = ["#0b6e4f", "#c8553d", "#7a7a7a"];

/** Three pictures, by the name of their file. The first story stands out. */
export function plots(stories: readonly Story[]): Record<string, string> {
  return {
    "places-filled.svg": placesFilled(stories),
    "pings-per-week.svg": pingsPerWeek(stories),
    "time-to-fill.svg": timeToFill(stories),
  };
}

function placesFilled(stories: readonly Story[]): string {
  const months = Array.from({ length: 12 }, (_, i) => i + 1);
  const share = (story: Story, month: number) => {
    const needs = story.needs.filter(({ need }) => berlinParts(need.postAt).month === month);
    const places = needs.reduce((sum, { need }) => sum + placesOf(need), 0);
    return places === 0 ? 0 : needs.reduce((sum, one) => sum + one.filled, 0) / places;
  };
  return bars("Places filled, by the month of the post", stories, {
    labels: months.map(String),
    values: (story) => months.map((month) => share(story, month)),
    top: 1,
    unit: (value) => `${Math.round(value * 100)} %`,
    axis: "month",
  });
}

function pingsPerWeek(stories: readonly Story[]): string {
  const steps = Array.from({ length: 11 }, (_, i) => i);
  const share = (story: Story, count: number) => {
    const all = story.residents * story.weeks;
    if (count === 0) return 1 - story.pings.size / all;
    const found = [...story.pings.values()].filter((pings) => (count === 10 ? pings >= 10 : pings === count));
    return found.length / all;
  };
  return bars("Pings per resident and week", stories, {
    labels: [...steps.slice(0, 10).map(String), "10 +"],
    values: (story) => steps.map((count) => share(story, count)),
    top: 1,
    unit: (value) => `${Math.round(value * 100)} %`,
    axis: "pings in one week; share of all residents and weeks",
  });
}

function timeToFill(stories: readonly Story[]): string {
  const hours = [0.25, 0.5, 1, 2, 4, 8, 12, 24, 48, 96, 168, 336, 672];
  const x = (i: number) => size.left + (i / (hours.length - 1)) * (size.width - size.left - size.right);
  const y = (share: number) => size.height - size.bottom - share * (size.height - size.top - size.bottom);
  const lines = stories.map((story, nr) => {
    const points = hours.map((limit, i) => {
      const full = story.needs.filter((one) => one.fullAfterHours !== null && one.fullAfterHours <= limit);
      return `${x(i).toFixed(1)},${y(full.length / story.needs.length).toFixed(1)}`;
    });
    return `<polyline points="${points.join(" ")}" fill="none" stroke="${colours[nr]}" stroke-width="2.5"/>`;
  });
  const names = hours.map((limit, i) => text(x(i), size.height - size.bottom + 16, named(limit), "middle"));
  const percent = (value: number) => `${Math.round(value * 100)} %`;
  const body = [...grid(1, percent), ...lines, ...names];
  return picture("Time to fill: share of needs with all places taken", stories, body, "since the post");
}

function named(hours: number): string {
  if (hours < 1) return `${hours * 60} min`;
  return hours < 48 ? `${hours} h` : `${hours / 24} d`;
}

type Bars = {
  labels: string[];
  values: (story: Story) => number[];
  top: number;
  unit: (value: number) => string;
  axis: string;
};

function bars(title: string, stories: readonly Story[], { labels, values, top, unit, axis }: Bars): string {
  const step = (size.width - size.left - size.right) / labels.length;
  const width = (step * 0.8) / stories.length;
  const rows = stories.map(values);
  const body = labels.flatMap((label, i) => {
    const x = size.left + i * step + step * 0.1;
    const columns = rows.map((row, nr) => {
      const height = ((row[i] ?? 0) / top) * (size.height - size.top - size.bottom);
      const place = `x="${(x + nr * width).toFixed(1)}" y="${(size.height - size.bottom - height).toFixed(1)}"`;
      return `<rect ${place} width="${(width * 0.92).toFixed(1)}" height="${height.toFixed(1)}" fill="${colours[nr]}"/>`;
    });
    return [...columns, text(x + step * 0.4, size.height - size.bottom + 16, label, "middle")];
  });
  return picture(title, stories, [...grid(top, unit), ...body], axis);
}

function grid(top: number, unit: (value: number) => string): string[] {
  return [0, 0.25, 0.5, 0.75, 1].flatMap((share) => {
    const y = size.height - size.bottom - share * (size.height - size.top - size.bottom);
    const line = `<line x1="${size.left}" x2="${size.width - size.right}" y1="${y}" y2="${y}" stroke="#ddd"/>`;
    return [line, text(size.left - 6, y + 4, unit(share * top), "end")];
  });
}

function picture(title: string, stories: readonly Story[], body: readonly string[], axis: string): string {
  const legend = stories.flatMap(({ policy }, nr) => {
    const x = size.left + nr * 190;
    return [
      `<rect x="${x}" y="26" width="10" height="10" fill="${colours[nr]}"/>`,
      text(x + 16, 35, policy, "start"),
    ];
  });
  const { width, height } = size;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"`,
    ` font-family="sans-serif" font-size="11" role="img"><title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    `<text x="${size.left}" y="18" font-size="14" font-weight="bold">${title}</text>`,
    ...legend,
    ...body,
    text((size.left + width - size.right) / 2, height - 10, axis, "middle"),
    "</svg>\n",
  ].join("");
}

function text(x: number, y: number, words: string, anchor: "start" | "middle" | "end"): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="#333">${words}</text>`;
}
