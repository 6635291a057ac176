import type { Category } from "~/domain/categories";
import { useT } from "~/i18n/context";
import { type IconName, iconPaths } from "./icon-paths";

export const categoryIcon: Record<Category, IconName> = {
  celebration: "celebration",
  setup: "setup",
  transport: "transport",
  nature: "nature",
  sport: "sport",
  youth: "youth",
  seniors: "seniors",
  rescue: "rescue",
  culture: "culture",
  crafts: "crafts",
  office: "office",
  language: "language",
};

/** Where reading runs from right to left, these point the other way (app/styles/languages.css). */
const turns: ReadonlySet<string> = new Set<IconName>([
  "arrowLeft",
  "chevronLeft",
  "chevronRight",
  "externalLink",
  "list",
  "logout",
  "message",
  "undo",
]);

type IconProps = { name: IconName; size?: number; label?: string; className?: string };

/** Decoration unless it has a label; `size` in CSS pixels, otherwise it grows with the text. */
export function Icon({ name, size, label, className }: IconProps) {
  return (
    <svg
      className={["icon", turns.has(name) && "icon-turns", className].filter(Boolean).join(" ")}
      viewBox="0 0 24 24"
      width={size ?? 24}
      height={size ?? 24}
      style={size ? { width: size, height: size } : undefined}
      role={label ? "img" : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}

/** The square with a category's icon in its colour. */
export function CategoryTile({ category }: { category: Category }) {
  const t = useT();
  return (
    <span className="category-tile" data-category={category}>
      <Icon name={categoryIcon[category]} label={t(`labels.category.${category}`)} />
    </span>
  );
}
