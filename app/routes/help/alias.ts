import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** `/hilfe/:id` on posters and in messages. */
export function loader({ request, params }: LoaderFunctionArgs) {
  return redirect(`/help/${encodeURIComponent(params.id ?? "")}${new URL(request.url).search}`, 301);
}
