import { cookieHeader } from "~/auth/cookie.server";
import type { AnswerLink } from "~/domain/answer-link";
import { readAnswerToken } from "~/models/answer-token.server";

const lifeSeconds = 30 * 60;

/** The page of one need to which a link leads; its address names nobody and may be shared. */
export function answerPath(helpRequestId: string): string {
  return `/ping/need/${helpRequestId}`;
}

/** Carries the token from the link's address to the page's, for half an hour and for that page alone. */
export function answerCookie(token: string, helpRequestId: string): string {
  return cookieHeader("ping", token, lifeSeconds, answerPath(helpRequestId));
}

/** Whom and what this browser's link is for; null without one, or with one for another need. */
export function answerLinkOf(request: Request, helpRequestId: string | undefined): AnswerLink | null {
  const token = /(?:^|;\s*)ping=([\w-]+)/.exec(request.headers.get("Cookie") ?? "")?.[1];
  const link = token ? readAnswerToken(token) : null;
  return link && link.helpRequestId === helpRequestId?.toLowerCase() ? link : null;
}
