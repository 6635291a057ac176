import { localeOf } from "~/auth/guards.server";
import type { Ways } from "~/components/other-ways";
import { translator } from "~/i18n/translator.server";
import { allProviders } from "~/models/identity-provider.server";

/** The ways in besides mail and passkey, as the sign-in page offers them. */
export async function signInWays(request: Request): Promise<Ways> {
  const t = translator(localeOf(request, null));
  const providers = await allProviders();
  return {
    providers: providers.map(({ id, label, municipality }) => ({
      id,
      label: municipality ? t("ways.identity.municipality", { label, municipality }) : label,
    })),
  };
}
