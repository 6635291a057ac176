import { redirect } from "@remix-run/node";
import { type Act, type Actor, may, type Subject } from "~/domain/permissions";
import { isFresh } from "~/domain/sign-in";
import { defaultLocale, isLocale, type Locale, preferredLocale } from "~/i18n/locales";
import { pageLocale } from "~/i18n/path";
import { type Viewer, viewerOf } from "./session.server";

/**
 * The guards, all in one place: a door calls one of them first. Who is not signed in is sent to the right way
 * in and comes back after; what belongs to others does not exist (404).
 */
export async function requirePerson(request: Request): Promise<Viewer> {
  const viewer = await viewerOf(request);
  if (!viewer) throw redirect(`/login?${new URLSearchParams({ to: pathOf(request) })}`);
  return viewer;
}

export type ResidentViewer = Viewer & { resident: NonNullable<Viewer["resident"]> };

/** A person with a helper profile; others are sent to /join first. */
export async function requireResident(request: Request): Promise<ResidentViewer> {
  const viewer = await viewerOf(request);
  if (!viewer?.resident) throw redirect("/join");
  return { ...viewer, resident: viewer.resident };
}

export type TeamViewer = Viewer & { associationIds: string[] };

/** A coordinator or owner of at least one association. */
export async function requireTeam(request: Request): Promise<TeamViewer> {
  const viewer = await requirePerson(request);
  if (viewer.memberships.length === 0) throw notFound();
  return { ...viewer, associationIds: viewer.memberships.map((membership) => membership.associationId) };
}

/** Who asks, as the rules of domain/permissions see them. */
export function actorOf(viewer: Viewer | null): Actor {
  if (!viewer) return null;
  return {
    personId: viewer.id,
    resident: viewer.resident !== null,
    memberships: viewer.memberships.map(({ associationId, role, association }) => ({
      associationId,
      municipalityId: association.municipalityId,
      role,
    })),
    staff: viewer.staff,
    operator: viewer.operator,
  };
}

/** Somebody signed in who may do this to that; to everybody else it does not exist. */
export async function requireMay(request: Request, act: Act, subject: Subject): Promise<Viewer> {
  const viewer = await requirePerson(request);
  if (!may(actorOf(viewer), act, subject)) throw viewer.staffLapsed ? prove(request) : notFound();
  return viewer;
}

export type StaffViewer = Viewer & {
  municipality: Viewer["staff"][number]["municipality"];
  staffRole: Viewer["staff"][number]["role"];
};

/** Staff of the municipality with this slug; without one, of the only or first one they work for. */
export async function requireStaff(request: Request, slug: string | null): Promise<StaffViewer> {
  const viewer = await requirePerson(request);
  if (viewer.staffLapsed) throw prove(request);
  const office = slug ? viewer.staff.find((one) => one.municipality.slug === slug) : viewer.staff[0];
  if (!office) throw notFound();
  return { ...viewer, municipality: office.municipality, staffRole: office.role };
}

/** Dangerous acts ask that the person showed who they are a few minutes ago. */
export function requireFresh(request: Request, viewer: Viewer, minutes = 5): void {
  if (!isFresh(viewer.session, new Date(), minutes)) throw prove(request);
}

function prove(request: Request): Response {
  return redirect(`/login/prove?${new URLSearchParams({ to: pathOf(request) })}`, 303);
}

export function notFound(): Response {
  return new Response("Not found", { status: 404, statusText: "Not Found" });
}

/** The path to come back to: never another host, however it is spelled. */
export function safePath(to: unknown, fallback = "/"): string {
  if (typeof to !== "string" || !/^\/(?![/\\])[^\\\s]*$/.test(to)) return fallback;
  const url = new URL(to, "http://here.invalid");
  // "/a/..//host" only becomes "//host" when the dots are resolved.
  if (url.host !== "here.invalid" || url.pathname.startsWith("//")) return fallback;
  return url.pathname + url.search + url.hash;
}

/** The language that the page of this address is in: the reader's, or on pages without it the nearest one. */
export function localeOf(request: Request, viewer: Pick<Viewer, "locale"> | null): Locale {
  return pageLocale(chosenLocale(request, viewer), new URL(request.url).pathname);
}

/**
 * The reader's language: of the address (`?lang=ar`, as a poster has it), else the person's, else the one chosen in
 * this browser, else what the browser prefers, else German.
 */
export function chosenLocale(request: Request, viewer: Pick<Viewer, "locale"> | null): Locale {
  const asked = new URL(request.url).searchParams.get("lang");
  const chosen = /(?:^|;\s*)locale=([\w-]+)/.exec(request.headers.get("Cookie") ?? "")?.[1];
  const known = [asked, viewer?.locale, chosen].find((one) => isLocale(one));
  return known ?? preferredLocale(request.headers.get("Accept-Language") ?? "") ?? defaultLocale;
}

/** Where a GET was headed; a POST cannot be repeated after signing in. */
function pathOf(request: Request): string {
  const url = new URL(request.url);
  return request.method === "GET" ? url.pathname + url.search : "/";
}
