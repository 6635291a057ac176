import type { Category } from "~/domain/categories";

/** One date in the list; instants are ISO texts. */
export type CalendarDate = {
  /** of its shift */
  id: string;
  needId: string;
  title: string;
  lang: string;
  category: Category;
  association: string;
  /** null: from home */
  place: string | null;
  /** a private place: the area around it */
  around: boolean;
  start: string;
  end: string;
  flexible: boolean;
  places: number;
  taken: number;
  unit: string;
};

export type CalendarWeek = {
  monday: string;
  /** the next one's Monday */
  end: string;
  days: { day: string; dates: CalendarDate[] }[];
};

/** Where a calendar is subscribed to: both name the same. */
export type Feed = { https: string; webcal: string };

export type CalendarPageData = {
  now: string;
  /** its own address: `/calendar` or `/m/:slug/calendar` */
  path: string;
  municipality: string | null;
  category: Category | null;
  weeks: CalendarWeek[];
  /** these are weeks from this one on */
  current: boolean;
  earlier: string | null;
  later: string;
  /** where the next date is when there is none here; null: nowhere */
  next: string | null;
  tooMany: boolean;
  /** null: there are several municipalities, each with its own */
  feed: Feed | null;
  others: { slug: string; name: string }[];
};
