/**
 * The fields of a posted form. A body that is no form (another content type, torn multipart) has none, so
 * that it is refused field by field like any other bad input.
 */
export async function formBody(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    return new FormData();
  }
}

/** The page a posted form stands on, for guards: whoever has to sign in first comes back to it. */
export function pageOf(request: Request): Request {
  return new Request(request.url, { headers: request.headers });
}

/**
 * Whether a loader runs behind a posted form: Remix calls it with a GET that keeps the form's headers. A page
 * that answers posts only sends everyone else to the page it belongs to.
 */
export function behindPost(request: Request): boolean {
  return request.headers.has("content-type");
}
