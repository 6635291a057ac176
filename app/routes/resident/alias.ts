import { type LoaderFunctionArgs, redirect } from "@remix-run/node";

/** `/mitmachen` on posters and in messages. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/join${new URL(request.url).search}`, 301);
}
