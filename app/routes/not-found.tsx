import { notFound } from "~/auth/guards.server";

/** The root's error boundary says it, in the reader's language. */
export function loader() {
  throw notFound();
}

export const action = loader;

export default function NotFound() {
  return null;
}
