import { type ClientActionFunctionArgs, isRouteErrorResponse } from "@remix-run/react";

/** Instead of an answer: the server could not be reached, nothing was sent. */
export type Unreached = { unreached: true };

/** A `clientAction` that stays on the page, with all that was typed, when no answer comes. */
export async function sendOrStay<Answer>({ serverAction }: ClientActionFunctionArgs) {
  try {
    return await serverAction<Answer>();
  } catch (error) {
    if (isLost(error)) return { unreached: true } satisfies Unreached;
    throw error;
  }
}

/** For `shouldRevalidate`: what cannot be sent cannot be loaded either. */
export function isUnreached(answer: unknown): answer is Unreached {
  return typeof answer === "object" && answer !== null && "unreached" in answer;
}

/** A failed fetch is a TypeError; what stands before the server answers 5xx while it is away. */
function isLost(error: unknown): boolean {
  return error instanceof TypeError || (isRouteErrorResponse(error) && error.status >= 502);
}
